package dev.orderflow.projections;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderEventFold;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.platform.projections.Projection;
import org.jspecify.annotations.Nullable;

/** A read model of orders: each {@code on} method returns the row after one type of event. */
public interface OrderProjection<R extends AggregateRow>
        extends Projection<OrderEvent, R>, OrderEventFold<R, EventEnvelope> {

    @Override
    default Class<OrderEvent> eventType() {
        return OrderEvent.class;
    }

    /** Whether the order waits after an event that may begin the waiting: null if not, because answers then leave it out. */
    static @Nullable Boolean awaitingStock(boolean before, EventEnvelope envelope) {
        boolean isWaiting = before || envelope.metaData().containsKey(OrderStockReserved.AWAITED);
        return isWaiting ? true : null;
    }

    /** @throws IllegalStateException if the event can't be the next one of this order */
    @Override
    default R apply(@Nullable R row, OrderEvent event, EventEnvelope envelope) {
        if (!event.orderId().toString().equals(envelope.aggregateId())) {
            throw new IllegalStateException("It is stored with one order, but its payload is about another.");
        }
        return OrderEventFold.super.apply(row, event, envelope);
    }
}
