package dev.orderflow.domain;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;

/**
 * An order has an event that this version of the application can't read, most likely because a newer version is being rolled
 * out. This version refuses every command to the order. See docs/decisions/0014-unknown-events-are-refused-or-counted.md.
 */
public final class UnknownEvent extends RuntimeException {

    UnknownEvent(SerializedType type, DomainEventMessage<?> stored) {
        super("Event %s of order %s is %s in revision %s, which this version does not know"
                .formatted(
                        stored.getSequenceNumber(),
                        stored.getAggregateIdentifier(),
                        type.getName(),
                        type.getRevision()));
    }
}
