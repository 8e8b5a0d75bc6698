package dev.orderflow.domain;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.Sku;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The state of an order after its events. The aggregate decides on it, and time travel shows it; both build it by
 * {@link OrderStateFold}.
 *
 * <p>Snapshots store it. A change of its components, or of the fold, needs a new revision of the snapshots, so that the older ones
 * are ignored. See docs/decisions/0015-snapshots.md.
 *
 * @param version sequence number of the last event, from 0
 * @param awaitingStock whether it can't be confirmed yet, because a process reserves what it needs
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
        @Nullable String cancellationReason,
        boolean awaitingStock) {

    /** The lists in deserialized events are mutable. */
    public OrderState {
        lines = List.copyOf(lines);
    }

    /** The state after an event. {@code state} is null before the first event. */
    public static OrderState evolve(@Nullable OrderState state, OrderEvent event) {
        return OrderStateFold.INSTANCE.apply(state, event, state == null ? 0L : state.version() + 1);
    }

    /** This state, but waiting from its event on. */
    OrderState awaiting() {
        return new OrderState(
                orderId, customerId, status, version, lines, total, carrier, trackingNumber, cancellationReason, true);
    }

    Optional<Line> line(Sku sku) {
        return lines.stream().filter(line -> line.sku().equals(sku.value())).findFirst();
    }
}
