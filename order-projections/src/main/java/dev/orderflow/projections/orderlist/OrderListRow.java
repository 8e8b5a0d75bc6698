package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.Change;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list, and how events change it.
 *
 * @param position where it has changed last
 */
record OrderListRow(
        UUID orderId,
        String customerId,
        OrderStatus status,
        long version,
        Amount total,
        Instant placedAt,
        Instant updatedAt,
        long position)
        implements AggregateRow {

    static OrderListRow evolve(@Nullable OrderListRow row, Change change) {
        if (change.event() instanceof OrderPlaced placed) {
            return new OrderListRow(
                    placed.orderId(),
                    placed.customerId(),
                    OrderStatus.PLACED,
                    change.version(),
                    placed.total(),
                    change.at(),
                    change.at(),
                    change.position());
        }
        if (row == null) {
            throw new IllegalStateException("No row for the order of " + change);
        }
        return row.next(change);
    }

    private OrderListRow next(Change change) {
        OrderEvent event = change.event();
        if (event instanceof OrderLineAdded added) {
            return with(status, added.total(), change);
        }
        if (event instanceof OrderLineRemoved removed) {
            return with(status, removed.total(), change);
        }
        if (event instanceof OrderConfirmed) {
            return with(OrderStatus.CONFIRMED, total, change);
        }
        if (event instanceof OrderShipped) {
            return with(OrderStatus.SHIPPED, total, change);
        }
        if (event instanceof OrderDelivered) {
            return with(OrderStatus.DELIVERED, total, change);
        }
        if (event instanceof OrderCancelled) {
            return with(OrderStatus.CANCELLED, total, change);
        }
        throw new IllegalArgumentException("No rule how the list shows " + event);
    }

    private OrderListRow with(OrderStatus status, Amount total, Change change) {
        return new OrderListRow(
                orderId, customerId, status, change.version(), total, placedAt, change.at(), change.position());
    }
}
