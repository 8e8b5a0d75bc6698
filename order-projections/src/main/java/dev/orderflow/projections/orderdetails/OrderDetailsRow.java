package dev.orderflow.projections.orderdetails;

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
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The row of an order's details, and how events change it. */
record OrderDetailsRow(
        UUID orderId,
        String customerId,
        OrderStatus status,
        long version,
        Amount total,
        List<OrderDetailsLine> lines,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String cancellationReason,
        Instant placedAt,
        Instant updatedAt)
        implements AggregateRow {

    static OrderDetailsRow evolve(@Nullable OrderDetailsRow row, Change change) {
        if (change.event() instanceof OrderPlaced placed) {
            return new OrderDetailsRow(
                    placed.orderId(),
                    placed.customerId(),
                    OrderStatus.PLACED,
                    change.version(),
                    placed.total(),
                    placed.lines().stream().map(OrderDetailsLine::of).toList(),
                    null,
                    null,
                    null,
                    change.at(),
                    change.at());
        }
        if (row == null) {
            throw new IllegalStateException("No row for the order of " + change);
        }
        return row.next(change);
    }

    private OrderDetailsRow next(Change change) {
        OrderEvent event = change.event();
        if (event instanceof OrderLineAdded added) {
            OrderDetailsLine line = new OrderDetailsLine(added.sku(), added.quantity(), added.unitPrice());
            return withLines(Stream.concat(lines.stream(), Stream.of(line)), added.total(), change);
        }
        if (event instanceof OrderLineRemoved removed) {
            return withLines(lines.stream().filter(line -> !line.sku().equals(removed.sku())), removed.total(), change);
        }
        if (event instanceof OrderConfirmed) {
            return with(OrderStatus.CONFIRMED, null, null, null, change);
        }
        if (event instanceof OrderShipped shipped) {
            return with(OrderStatus.SHIPPED, shipped.carrier(), shipped.trackingNumber(), null, change);
        }
        if (event instanceof OrderDelivered) {
            return with(OrderStatus.DELIVERED, carrier, trackingNumber, null, change);
        }
        if (event instanceof OrderCancelled cancelled) {
            return with(OrderStatus.CANCELLED, null, null, cancelled.reason(), change);
        }
        throw new IllegalArgumentException("No rule how the details show " + event);
    }

    private OrderDetailsRow withLines(Stream<OrderDetailsLine> lines, Amount total, Change change) {
        return new OrderDetailsRow(
                orderId,
                customerId,
                status,
                change.version(),
                total,
                lines.toList(),
                carrier,
                trackingNumber,
                cancellationReason,
                placedAt,
                change.at());
    }

    private OrderDetailsRow with(
            OrderStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String cancellationReason,
            Change change) {
        return new OrderDetailsRow(
                orderId,
                customerId,
                status,
                change.version(),
                total,
                lines,
                carrier,
                trackingNumber,
                cancellationReason,
                placedAt,
                change.at());
    }
}
