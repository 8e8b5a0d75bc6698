package dev.orderflow.domain;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.Sku;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An order as its events left it. {@link #evolve} is the one fold of an order's events: the aggregate decides on its result,
 * and time travel shows it.
 *
 * <p>Snapshots keep it. Whoever changes its parts, or what they come to after the same events, gives snapshots a new revision, so
 * that the older ones are ignored.
 *
 * @param version sequence number of the last event, from 0
 */
public record OrderState(
        UUID orderId,
        String customerId,
        OrderStatus status,
        long version,
        List<Line> lines,
        Amount total,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String cancellationReason) {

    /** A serializer hands out events with lists that can be changed. */
    public OrderState {
        lines = List.copyOf(lines);
    }

    /** The state after an event. {@code state} is null before the first event, which is always {@link OrderPlaced}. */
    public static OrderState evolve(@Nullable OrderState state, OrderEvent event) {
        if (event instanceof OrderPlaced placed && state == null) {
            return placed(placed);
        }
        if (state == null) {
            throw new IllegalStateException("An order begins with OrderPlaced, not with " + event);
        }
        return state.next(event);
    }

    private static OrderState placed(OrderPlaced event) {
        return new OrderState(
                event.orderId(),
                event.customerId(),
                OrderStatus.PLACED,
                0,
                event.lines(),
                event.total(),
                null,
                null,
                null);
    }

    private OrderState next(OrderEvent event) {
        if (event instanceof OrderLineAdded added) {
            Amount raise = added.total().minus(total);
            Line line = new Line(added.sku(), added.quantity(), added.unitPrice(), raise);
            return withLines(Stream.concat(lines.stream(), Stream.of(line)).toList(), added.total());
        }
        if (event instanceof OrderLineRemoved removed) {
            return withLines(linesWithout(removed.sku()), removed.total());
        }
        if (event instanceof OrderConfirmed) {
            return with(OrderStatus.CONFIRMED, null, null, null);
        }
        if (event instanceof OrderShipped shipped) {
            return with(OrderStatus.SHIPPED, shipped.carrier(), shipped.trackingNumber(), null);
        }
        if (event instanceof OrderDelivered) {
            return with(OrderStatus.DELIVERED, carrier, trackingNumber, null);
        }
        if (event instanceof OrderCancelled cancelled) {
            return with(OrderStatus.CANCELLED, null, null, cancelled.reason());
        }
        throw new IllegalArgumentException("No rule how an order evolves by " + event);
    }

    private OrderState withLines(List<Line> lines, Amount total) {
        return new OrderState(
                orderId, customerId, status, version + 1, lines, total, carrier, trackingNumber, cancellationReason);
    }

    private OrderState with(
            OrderStatus status,
            @Nullable String carrier,
            @Nullable String trackingNumber,
            @Nullable String cancellationReason) {
        return new OrderState(
                orderId, customerId, status, version + 1, lines, total, carrier, trackingNumber, cancellationReason);
    }

    Optional<Line> line(Sku sku) {
        return lines.stream().filter(line -> line.sku().equals(sku.value())).findFirst();
    }

    private List<Line> linesWithout(String sku) {
        return lines.stream().filter(line -> !line.sku().equals(sku)).toList();
    }
}
