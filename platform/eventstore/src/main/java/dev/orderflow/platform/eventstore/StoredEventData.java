package dev.orderflow.platform.eventstore;

import java.time.Instant;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.SerializedMessage;
import org.axonframework.serialization.SerializedMetaData;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.jspecify.annotations.Nullable;

/** A stored event as Axon takes it. Axon's own entries would write each timestamp as text and parse it again. */
record StoredEventData(StoredEvent event) implements DomainEventData<String> {

    TrackedDomainEventData<String> tracked() {
        return new TrackedDomainEventData<>(token(), this);
    }

    /** The event as a message, if its shape is today's. Payload and metadata are deserialized on first use. */
    TrackedEventMessage<?> message(Serializer serializer) {
        return new GenericTrackedDomainEventMessage<>(
                token(),
                getType(),
                getAggregateIdentifier(),
                getSequenceNumber(),
                new SerializedMessage<>(getEventIdentifier(), getPayload(), getMetaData(), serializer),
                event::timestamp);
    }

    private LogToken token() {
        return new LogToken(event.position(), event.eventId());
    }

    /** 0, before the first event, for no token. */
    static long positionOf(@Nullable TrackingToken token) {
        return token == null ? 0 : token.position().orElseThrow();
    }

    @Override
    public String getType() {
        return event.aggregateType();
    }

    @Override
    public String getAggregateIdentifier() {
        return event.aggregateId();
    }

    @Override
    public long getSequenceNumber() {
        return event.sequenceNumber();
    }

    @Override
    public String getEventIdentifier() {
        return event.eventId();
    }

    @Override
    public Instant getTimestamp() {
        return event.timestamp();
    }

    @Override
    public SerializedObject<String> getMetaData() {
        return new SerializedMetaData<>(event.metadata(), String.class);
    }

    @Override
    public SerializedObject<String> getPayload() {
        return new SimpleSerializedObject<>(event.payload(), String.class, event.type(), event.revision());
    }
}
