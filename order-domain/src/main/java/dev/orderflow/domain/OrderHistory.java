package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderEvent;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/** The fold of an order as it is stored: of all events, without a gap, or of none. Half of the facts is a state that never was. */
public final class OrderHistory {

    private OrderHistory() {}

    /**
     * The state after a stored event; see {@link OrderState#evolve}. A message that carries a state stands for all events that
     * led to it.
     *
     * @throws UnknownEvent if this version does not know the event
     */
    public static OrderState evolve(@Nullable OrderState state, DomainEventMessage<?> stored) {
        if (stored.getPayload() instanceof UnknownSerializedType unknown) {
            throw new UnknownEvent(unknown.serializedType(), stored);
        }
        OrderState next = stored.getPayload() instanceof OrderState folded
                ? folded
                : OrderState.evolve(state, (OrderEvent) stored.getPayload());
        if (next.version() != stored.getSequenceNumber()) {
            throw new IllegalStateException("Event %d of order %s comes where number %d should be"
                    .formatted(stored.getSequenceNumber(), stored.getAggregateIdentifier(), next.version()));
        }
        return next;
    }
}
