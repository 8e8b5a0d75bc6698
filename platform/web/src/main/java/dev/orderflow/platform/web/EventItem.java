package dev.orderflow.platform.web;

import com.fasterxml.jackson.annotation.JsonRawValue;
import dev.orderflow.platform.eventstore.StoredEvent;
import java.time.Instant;

/** An event as clients see it. Payload and metadata are JSON already, and are sent as they are stored. */
public record EventItem(
        long position,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequenceNumber,
        String type,
        String revision,
        Instant timestamp,
        @JsonRawValue String payload,
        @JsonRawValue String metadata) {

    public static EventItem of(StoredEvent event) {
        return new EventItem(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequenceNumber(),
                event.type(),
                event.revision(),
                event.timestamp(),
                event.payload(),
                event.metadata());
    }
}
