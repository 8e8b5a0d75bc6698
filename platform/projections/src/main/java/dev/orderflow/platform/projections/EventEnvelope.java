package dev.orderflow.platform.projections;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;

/**
 * A stored event on its way into a read model: everything that is known of it besides its payload.
 *
 * @param message the payload in it is deserialized as late as possible, because that may fail
 * @param position of the event in the log
 * @param feedPosition where followers of the read model find the change. For an event that is applied long after its turn, this
 *     is a later position than its own, because followers are already past that
 */
public record EventEnvelope(DomainEventMessage<?> message, long position, long feedPosition) {

    /** The event store holds events of aggregates only, so every message from it is a domain event. */
    static EventEnvelope of(TrackedEventMessage<?> event) {
        return late(event, position(event));
    }

    /** For an event that is applied long after its turn. */
    static EventEnvelope late(TrackedEventMessage<?> event, long feedPosition) {
        return new EventEnvelope((DomainEventMessage<?>) event, position(event), feedPosition);
    }

    private static long position(TrackedEventMessage<?> event) {
        return event.trackingToken().position().orElseThrow();
    }

    public String aggregateId() {
        return message.getAggregateIdentifier();
    }

    /** Sequence number among the events of the aggregate, from 0. */
    public long version() {
        return message.getSequenceNumber();
    }

    /** When the event happened. */
    public Instant timestamp() {
        return message.getTimestamp();
    }

    /** It is parsed when it is asked for. */
    public MetaData metaData() {
        return message.getMetaData();
    }

    /** @throws UnreadableEvent for every failure of the upcasters or of the serializer */
    <E> E payload(Class<E> type) {
        Object payload;
        try {
            payload = message.getPayload();
        } catch (RuntimeException failure) {
            throw new UnreadableEvent("Its payload is not what its type and revision promise.", failure);
        }
        if (payload == null) {
            throw new UnreadableEvent("Its payload is null.", null);
        }
        if (type.isInstance(payload)) {
            return type.cast(payload);
        }
        throw new UnreadableEvent("This version of the application does not know its type and revision.", null);
    }
}
