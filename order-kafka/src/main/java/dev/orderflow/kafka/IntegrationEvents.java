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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one place where events of the domain become those that are published. The names of types and fields are written out, so that a class
 * can be renamed and no consumer notices. What is not named here is not published: neither the reason of a cancellation, which is free text,
 * nor a tracking number, with which a carrier's page shows where the recipient lives. See docs/decisions/0050-integration-events.md.
 */
final class IntegrationEvents implements OrderEventFold<IntegrationEvent, Long> {

    private static final IntegrationEvents MAPPING = new IntegrationEvents();
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private IntegrationEvents() {}

    /** @param version of the order, which is the event's sequence number */
    @SuppressWarnings("NullAway") // there is no state: an event says all that is published of it
    static IntegrationEvent of(OrderEvent event, long version) {
        return event.applyTo(MAPPING, null, version);
    }

    @Override
    public IntegrationEvent on(OrderPlaced event, Long version) {
        return new IntegrationEvent(
                "dev.orderflow.order.placed.v1",
                data(event, version)
                        .put("customerId", event.customerId())
                        .set("lines", lines(event))
                        .set("total", money(event.total())));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderLineAdded event, Long version) {
        return new IntegrationEvent(
                "dev.orderflow.order.line-added.v1",
                data(event, version)
                        .put("sku", event.sku())
                        .put("quantity", event.quantity())
                        .set("unitPrice", money(event.unitPrice()))
                        .set("total", money(event.total())));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderLineRemoved event, Long version) {
        return new IntegrationEvent(
                "dev.orderflow.order.line-removed.v1",
                data(event, version).put("sku", event.sku()).set("total", money(event.total())));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderConfirmed event, Long version) {
        return new IntegrationEvent("dev.orderflow.order.confirmed.v1", data(event, version));
    }

    @Override
    public IntegrationEvent on(IntegrationEvent none, OrderShipped event, Long version) {
        return new IntegrationEvent(
                "dev.orderflow.order.shipped.v1", data(event, version).put("carrier", event.carrier()));
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

    private static ObjectNode data(OrderEvent event, long version) {
        return JSON.objectNode().put("orderId", event.orderId().toString()).put("version", version);
    }

    private static ArrayNode lines(OrderPlaced event) {
        return JSON.arrayNode()
                .addAll(event.lines().stream().map(IntegrationEvents::line).toList());
    }

    private static ObjectNode line(Line line) {
        return JSON.objectNode()
                .put("sku", line.sku())
                .put("quantity", line.quantity())
                .set("unitPrice", money(line.unitPrice()))
                .set("lineTotal", money(line.lineTotal()));
    }

    /** The amount as text, so that no reader takes it for a binary fraction. */
    private static ObjectNode money(Amount amount) {
        return JSON.objectNode().put("amount", amount.amount().toPlainString()).put("currency", amount.currency());
    }
}
