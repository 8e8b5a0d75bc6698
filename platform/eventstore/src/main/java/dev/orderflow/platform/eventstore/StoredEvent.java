package dev.orderflow.platform.eventstore;

import java.time.Instant;

/**
 * A row of the log, as it is stored.
 *
 * @param position place in the log, across all aggregates
 * @param sequenceNumber place among the events of its aggregate, from 0
 * @param payload JSON, in the shape that {@code type} and {@code revision} name
 * @param metadata JSON
 */
public record StoredEvent(
        long position,
        String eventId,
        String aggregateType,
        String aggregateId,
        long sequenceNumber,
        String type,
        String revision,
        Instant timestamp,
        String payload,
        String metadata) {

    /** Whether both are one row: a position is assigned again if the database has lost the event that had it. */
    boolean isSameAs(StoredEvent other) {
        return position == other.position && eventId.equals(other.eventId);
    }
}
