package dev.orderflow.domain;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEventFold;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.event.OrderStockReserved;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What each event makes of the state of an order. The context of an event is its version. */
final class OrderStateFold implements OrderEventFold<OrderState, Long> {

    static final OrderStateFold INSTANCE = new OrderStateFold();

    private OrderStateFold() {}

    @Override
    public OrderState on(OrderPlaced event, Long version) {
        return new OrderState(
                event.orderId(),
                event.customerId(),
                OrderStatus.PLACED,
                version,
                event.lines(),
                event.total(),
                null,
                null,
                null,
                false);
    }

    @Override
    public OrderState on(OrderState state, OrderLineAdded event, Long version) {
        Amount lineTotal = event.total().minus(state.total());
        Line line = new Line(event.sku(), event.quantity(), event.unitPrice(), lineTotal);
        return withLines(
                state,
                version,
                Stream.concat(state.lines().stream(), Stream.of(line)).toList(),
                event.total());
    }

    @Override
    public OrderState on(OrderState state, OrderLineRemoved event, Long version) {
        List<Line> rest = state.lines().stream()
                .filter(line -> !line.sku().equals(event.sku()))
                .toList();
        return withLines(state, version, rest, event.total());
    }

    @Override
    public OrderState on(OrderState state, OrderConfirmed event, Long version) {
        return with(state, version, OrderStatus.CONFIRMED, null, null, null);
    }

    @Override
    public OrderState on(OrderState state, OrderShipped event, Long version) {
        return with(state, version, OrderStatus.SHIPPED, event.carrier(), event.trackingNumber(), null);
    }

    @Override
    public OrderState on(OrderState state, OrderDelivered event, Long version) {
        return with(state, version, OrderStatus.DELIVERED, state.carrier(), state.trackingNumber(), null);
    }

    @Override
    public OrderState on(OrderState state, OrderCancelled event, Long version) {
        return with(state, version, OrderStatus.CANCELLED, null, null, event.reason());
    }

    @Override
    public OrderState on(OrderState state, OrderStockReserved event, Long version) {
        return with(
                state, version, state.status(), state.carrier(), state.trackingNumber(), state.cancellationReason());
    }

    private static OrderState withLines(OrderState state, long version, List<Line> lines, Amount total) {
        return new OrderState(
                state.orderId(),
                state.customerId(),
                state.status(),
                version,
                lines,
                total,
                state.carrier(),
                state.trackingNumber(),
                state.cancellationReason(),
                state.awaitingStock());
    }

    /** A change of the status ends the waiting. */
    private static OrderState with(
            OrderState state,
            long version,
            OrderStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String cancellationReason) {
        return new OrderState(
                state.orderId(),
                state.customerId(),
                status,
                version,
                state.lines(),
                state.total(),
                carrier,
                trackingNumber,
                cancellationReason,
                false);
    }
}
