package dev.orderflow.platform.projections;

import dev.orderflow.domain.event.OrderEvent;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * An event on its way into a read model. What it says is read as late as possible, because it may turn out that it can't be.
 *
 * @param position place in the log
 * @param version sequence number among the order's events, from 0
 * @param shownAt the place that the read model shows for the change
 */
record EventEnvelope(DomainEventMessage<?> message, long position, UUID orderId, long version, long shownAt) {

    /** Every event is one of an order. */
    static EventEnvelope of(TrackedEventMessage<?> event) {
        return late(event, position(event));
    }

    /** An event that is handled long after its turn. */
    static EventEnvelope late(TrackedEventMessage<?> event, long shownAt) {
        DomainEventMessage<?> message = (DomainEventMessage<?>) event;
        return new EventEnvelope(
                message,
                position(event),
                UUID.fromString(message.getAggregateIdentifier()),
                message.getSequenceNumber(),
                shownAt);
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    /** @throws UnreadableEvent whatever the upcasters or the serializer fail with */
    Change change() {
        return new Change(event(), version, message.getTimestamp(), shownAt);
    }

    private OrderEvent event() {
        Object payload;
        try {
            payload = message.getPayload();
        } catch (RuntimeException failure) {
            throw new UnreadableEvent("Its payload is not what its type and revision promise.", failure);
        }
        if (payload instanceof OrderEvent event) {
            return event;
        }
        throw new UnreadableEvent("This version of the application does not know its type and revision.", null);
    }
}
