package dev.orderflow.api.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.TrackingNumber;
import dev.orderflow.domain.model.UnitPrice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;

/** Whether a stored order keeps the rules: every value is a valid one, and every step follows on the one before. */
final class SoundOrder {

    /** After which events each event may come. */
    private static final Map<String, List<String>> BEFORE = Map.of(
            "OrderLineAdded", List.of("OrderPlaced", "OrderLineAdded", "OrderLineRemoved"),
            "OrderLineRemoved", List.of("OrderPlaced", "OrderLineAdded", "OrderLineRemoved"),
            "OrderConfirmed", List.of("OrderPlaced", "OrderLineAdded", "OrderLineRemoved"),
            "OrderShipped", List.of("OrderConfirmed"),
            "OrderDelivered", List.of("OrderShipped"),
            "OrderCancelled", List.of("OrderPlaced", "OrderLineAdded", "OrderLineRemoved", "OrderConfirmed"));

    private final Map<String, OrderLine> lines = new LinkedHashMap<>();
    private String last = "";

    private SoundOrder() {}

    static void check(DomainEventStream events) {
        SoundOrder order = new SoundOrder();
        for (long version = 0; events.hasNext(); version++) {
            var event = events.next();
            assertThat(event.getSequenceNumber()).isEqualTo(version);
            order.next(event.getPayload());
        }
    }

    private void next(Object event) {
        String type = event.getClass().getSimpleName();
        if (event instanceof OrderPlaced placed) {
            assertThat(last).isEmpty();
            assertThat(new CustomerId(placed.customerId())).isNotNull();
            placed.lines().forEach(line -> {
                OrderLine value = add(line.sku(), line.quantity(), line.unitPrice());
                assertThat(line.lineTotal().amount()).isEqualTo(value.total().amount());
            });
            assertTotal(placed.total());
        } else {
            assertThat(BEFORE.get(type)).contains(last);
        }
        if (event instanceof OrderLineAdded added) {
            add(added.sku(), added.quantity(), added.unitPrice());
            assertTotal(added.total());
        } else if (event instanceof OrderLineRemoved removed) {
            assertThat(lines.remove(removed.sku())).isNotNull();
            assertTotal(removed.total());
        } else if (event instanceof OrderShipped shipped) {
            assertThat(new Carrier(shipped.carrier())).isNotNull();
            assertThat(new TrackingNumber(shipped.trackingNumber())).isNotNull();
        } else if (event instanceof OrderCancelled cancelled) {
            assertThat(new CancellationReason(cancelled.reason())).isNotNull();
        }
        last = type;
    }

    private OrderLine add(String sku, int quantity, Amount unitPrice) {
        OrderLine line = new OrderLine(
                new Sku(sku),
                new Quantity(quantity),
                UnitPrice.of(unitPrice.amount(), Money.currency(unitPrice.currency())));
        assertThat(lines.put(sku, line)).as("a line of the same SKU").isNull();
        return line;
    }

    /** The lines are as valid as when an order is placed with them, and add up. */
    private void assertTotal(Amount total) {
        OrderLines valid = new OrderLines(List.copyOf(lines.values()));

        assertThat(total.amount()).isEqualTo(valid.total().amount());
    }
}
