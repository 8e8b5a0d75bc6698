package dev.orderflow.domain;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.serialization.SerializedType;

/**
 * An order holds an event that this version can't read, most likely because a newer version is being rolled out. Nothing can
 * be decided about the order here until this version is replaced.
 */
public final class UnknownEvent extends RuntimeException {

    UnknownEvent(SerializedType type, DomainEventMessage<?> stored) {
        super("Event %d of order %s is %s in revision %s, which this version does not know"
                .formatted(
                        stored.getSequenceNumber(),
                        stored.getAggregateIdentifier(),
                        type.getName(),
                        type.getRevision()));
    }
}
