package dev.orderflow.projections.customersummary;

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
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one order adds to its customer's summary, and how events change it. */
record CustomerSummaryRow(UUID orderId, long version, String customerId, OrderStatus status, Amount total)
        implements AggregateRow {

    static CustomerSummaryRow evolve(@Nullable CustomerSummaryRow row, Change change) {
        if (change.event() instanceof OrderPlaced placed) {
            return new CustomerSummaryRow(
                    placed.orderId(), change.version(), placed.customerId(), OrderStatus.PLACED, placed.total());
        }
        if (row == null) {
            throw new IllegalStateException("No row for the order of " + change);
        }
        return row.next(change);
    }

    private CustomerSummaryRow next(Change change) {
        OrderEvent event = change.event();
        if (event instanceof OrderLineAdded added) {
            return with(change, status, added.total());
        }
        if (event instanceof OrderLineRemoved removed) {
            return with(change, status, removed.total());
        }
        if (event instanceof OrderConfirmed) {
            return with(change, OrderStatus.CONFIRMED, total);
        }
        if (event instanceof OrderShipped) {
            return with(change, OrderStatus.SHIPPED, total);
        }
        if (event instanceof OrderDelivered) {
            return with(change, OrderStatus.DELIVERED, total);
        }
        if (event instanceof OrderCancelled) {
            return with(change, OrderStatus.CANCELLED, total);
        }
        throw new IllegalArgumentException("No rule how the summary counts " + event);
    }

    private CustomerSummaryRow with(Change change, OrderStatus status, Amount total) {
        return new CustomerSummaryRow(orderId, change.version(), customerId, status, total);
    }
}
