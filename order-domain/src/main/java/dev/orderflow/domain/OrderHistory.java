package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderStockReserved;
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
     * @throws DamagedHistory if the event can't be the next one of this order
     */
    public static OrderState evolve(@Nullable OrderState state, DomainEventMessage<?> stored) {
        Object payload = payload(stored);
        if (payload instanceof UnknownSerializedType unknown) {
            throw new UnknownEvent(unknown.serializedType(), stored);
        }
        OrderState next = payload instanceof OrderState snapshot ? snapshot : folded(state, payload, stored);
        if (next.version() != stored.getSequenceNumber()) {
            throw new DamagedHistory(stored, "event %s was expected".formatted(next.version()), null);
        }
        DamagedHistory.requireOwn(stored, next.orderId().toString());
        return next;
    }

    private static Object payload(DomainEventMessage<?> stored) {
        try {
            return stored.getPayload();
        } catch (RuntimeException e) {
            throw new DamagedHistory(stored, "it can't be read", e);
        }
    }

    /** The metadata of other events is not even parsed. */
    private static boolean mayAwait(Object payload) {
        return payload instanceof OrderPlaced || payload instanceof OrderLineAdded;
    }

    private static OrderState folded(@Nullable OrderState state, Object payload, DomainEventMessage<?> stored) {
        try {
            OrderState next = OrderState.evolve(state, (OrderEvent) payload);
            return mayAwait(payload) && stored.getMetaData().containsKey(OrderStockReserved.AWAITED)
                    ? next.awaiting()
                    : next;
        } catch (RuntimeException e) {
            throw new DamagedHistory(stored, "it can't be folded", e);
        }
    }
}
