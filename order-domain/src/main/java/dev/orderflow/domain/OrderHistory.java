package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * Folds the stored events of an order. It refuses gaps and unknown events, because the result would be a state that the order never
 * had. See docs/decisions/0014-unknown-events-are-refused-or-counted.md.
 */
public final class OrderHistory {

    private OrderHistory() {}

    /**
     * The state after a stored event, see {@link OrderState#evolve}. The payload of a snapshot is a state, which replaces all
     * events before it.
     *
     * @throws UnknownEvent if this version of the application does not know the type of the event
     */
    public static OrderState evolve(@Nullable OrderState state, DomainEventMessage<?> stored) {
        if (stored.getPayload() instanceof UnknownSerializedType unknown) {
            throw new UnknownEvent(unknown.serializedType(), stored);
        }
        OrderState next = stored.getPayload() instanceof OrderState snapshot
                ? snapshot
                : OrderState.evolve(state, (OrderEvent) stored.getPayload());
        if (next.version() != stored.getSequenceNumber()) {
            throw new IllegalStateException("Order %s: event %s was expected next, but event %s came"
                    .formatted(stored.getAggregateIdentifier(), next.version(), stored.getSequenceNumber()));
        }
        return next;
    }
}
