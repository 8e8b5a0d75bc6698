package dev.orderflow.platform.eventstore;

import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * An event that this node has read is no longer in the log: the database has lost it, in a fail-over or by a restored backup. Another event
 * may have its position by now. Whoever has read it can't read on, and has to begin anew.
 * See docs/decisions/0026-positions-never-go-back.md.
 */
public final class LogRewound extends EventStoreException {

    private static final long serialVersionUID = 1;

    LogRewound() {
        super("The log has gone back since this reader began to read it");
    }

    LogRewound(StoredEvent read) {
        super("The log has gone back: event %s at position %s, which this node has read, is no longer there"
                .formatted(read.eventId(), read.position()));
    }
}
