package dev.orderflow.kafka;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderEventFold;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStockReserved;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The one place where events of the domain become those that are published. The names of types and fields are written out, so that a class
 * can be renamed and no consumer notices. What is not named here is not published: neither the reason of a cancellation, which is free text,
 * nor a tracking number, with which a carrier's page shows where the recipient lives. See docs/decisions/0050-integration-events.md.
 */
final class IntegrationEvents implements OrderEventFold<IntegrationEvent, Long> {

    private static final IntegrationEvents MAPPING = new IntegrationEvents();

    private IntegrationEvents() {}

    /** @param version of the order, which is the event's sequence number */
    @SuppressWarnings("NullAway") // there is no state: an event says all that is published of it
    static IntegrationEvent of(OrderEvent event, long version) {
        return event.applyTo(MAPPING, null, version);
    }

    @Override
    public IntegrationEvent on(OrderPlaced event, Long version) {
        Map<String, Object> data = data(event, version);
        data.put("customerId", event.customerId());
        data.put("lines", event.lines().stream().map(IntegrationEvents::line).toList());
        data.put("total", money(event.total()));
        return new IntegrationEvent("dev.orderflow.order.placed.v1", data);
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderLineAdded event, Long version) {
        Map<String, Object> data = data(event, version);
        data.put("sku", event.sku());
        data.put("quantity", event.quantity());
        data.put("unitPrice", money(event.unitPrice()));
        data.put("total", money(event.total()));
        return new IntegrationEvent("dev.orderflow.order.line-added.v1", data);
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderLineRemoved event, Long version) {
        Map<String, Object> data = data(event, version);
        data.put("sku", event.sku());
        data.put("total", money(event.total()));
        return new IntegrationEvent("dev.orderflow.order.line-removed.v1", data);
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderConfirmed event, Long version) {
        return new IntegrationEvent("dev.orderflow.order.confirmed.v1", data(event, version));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderShipped event, Long version) {
        Map<String, Object> data = data(event, version);
        data.put("carrier", event.carrier());
        return new IntegrationEvent("dev.orderflow.order.shipped.v1", data);
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderDelivered event, Long version) {
        return new IntegrationEvent("dev.orderflow.order.delivered.v1", data(event, version));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderCancelled event, Long version) {
        return new IntegrationEvent("dev.orderflow.order.cancelled.v1", data(event, version));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderStockReserved event, Long version) {
        return new IntegrationEvent("dev.orderflow.order.stock-reserved.v1", data(event, version));
    }

    private static Map<String, Object> data(OrderEvent event, long version) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("orderId", event.orderId().toString());
        data.put("version", version);
        return data;
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> published = new LinkedHashMap<>();
        published.put("sku", line.sku());
        published.put("quantity", line.quantity());
        published.put("unitPrice", money(line.unitPrice()));
        published.put("lineTotal", money(line.lineTotal()));
        return published;
    }

    /** The amount as text, so that no reader takes it for a binary fraction. */
    private static Map<String, String> money(Amount amount) {
        Map<String, String> published = new LinkedHashMap<>();
        published.put("amount", amount.amount().toPlainString());
        published.put("currency", amount.currency());
        return published;
    }
}
