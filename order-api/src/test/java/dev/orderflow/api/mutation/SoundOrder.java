package dev.orderflow.api.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.event.Amount;
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
import org.jspecify.annotations.Nullable;

/** Whether a stored order keeps the rules: every value is a valid one, and every step follows on the one before. */
final class SoundOrder implements OrderEventFold<SoundOrder.Order, Long> {

    /** The lines so far, and the type of the last event. */
    record Order(Map<String, OrderLine> lines, Class<?> last) {

        Order {
            lines = new LinkedHashMap<>(lines);
        }
    }

    private SoundOrder() {}

    static void check(DomainEventStream events) {
        SoundOrder fold = new SoundOrder();
        @Nullable Order order = null;
        for (long version = 0; events.hasNext(); version++) {
            var event = events.next();
            assertThat(event.getSequenceNumber()).isEqualTo(version);
            order = fold.apply(order, (OrderEvent) event.getPayload(), version);
        }
    }

    @Override
    public Order on(OrderPlaced event, Long version) {
        assertThat(new CustomerId(event.customerId())).isNotNull();
        Order order = new Order(Map.of(), OrderPlaced.class);
        event.lines().forEach(line -> {
            OrderLine value = add(order, line.sku(), line.quantity(), line.unitPrice());
            assertThat(line.lineTotal().amount()).isEqualTo(value.total().amount());
        });
        return withTotal(order, event.total());
    }

    @Override
    public Order on(Order order, OrderLineAdded event, Long version) {
        Order after = whilePlaced(order, event);
        add(after, event.sku(), event.quantity(), event.unitPrice());
        return withTotal(after, event.total());
    }

    @Override
    public Order on(Order order, OrderLineRemoved event, Long version) {
        Order after = whilePlaced(order, event);
        assertThat(after.lines().remove(event.sku())).isNotNull();
        return withTotal(after, event.total());
    }

    @Override
    public Order on(Order order, OrderConfirmed event, Long version) {
        return whilePlaced(order, event);
    }

    @Override
    public Order on(Order order, OrderShipped event, Long version) {
        assertThat(new Carrier(event.carrier())).isNotNull();
        assertThat(new TrackingNumber(event.trackingNumber())).isNotNull();
        return after(List.of(OrderConfirmed.class), order, event);
    }

    @Override
    public Order on(Order order, OrderDelivered event, Long version) {
        return after(List.of(OrderShipped.class), order, event);
    }

    @Override
    public Order on(Order order, OrderCancelled event, Long version) {
        assertThat(new CancellationReason(event.reason())).isNotNull();
        return order.last() == OrderConfirmed.class
                ? after(List.of(OrderConfirmed.class), order, event)
                : whilePlaced(order, event);
    }

    @Override
    public Order on(Order order, OrderStockReserved event, Long version) {
        return whilePlaced(order, event);
    }

    private static Order whilePlaced(Order order, OrderEvent event) {
        return after(
                List.of(OrderPlaced.class, OrderLineAdded.class, OrderLineRemoved.class, OrderStockReserved.class),
                order,
                event);
    }

    private static Order after(List<Class<?>> possible, Order order, OrderEvent event) {
        assertThat(possible).as("what comes before %s", event).contains(order.last());
        return new Order(order.lines(), event.getClass());
    }

    private static OrderLine add(Order order, String sku, int quantity, Amount unitPrice) {
        OrderLine line = new OrderLine(
                new Sku(sku),
                new Quantity(quantity),
                UnitPrice.of(unitPrice.amount(), Money.currency(unitPrice.currency())));
        assertThat(order.lines().put(sku, line)).as("a line of the same SKU").isNull();
        return line;
    }

    /** The lines are as valid as when an order is placed with them, and add up. */
    private static Order withTotal(Order order, Amount total) {
        OrderLines valid = new OrderLines(List.copyOf(order.lines().values()));

        assertThat(total.amount()).isEqualTo(valid.total().amount());
        return order;
    }
}
