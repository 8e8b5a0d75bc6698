package dev.orderflow.domain;

import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the log has of an order is no history of one, so nothing can be decided on it. This application does not write such events.
 * Waiting repairs nothing.
 */
public final class DamagedHistory extends IllegalStateException {

    DamagedHistory(DomainEventMessage<?> stored, String what, @Nullable Throwable cause) {
        super(
                "Order %s, event %s: %s".formatted(stored.getAggregateIdentifier(), stored.getSequenceNumber(), what),
                cause);
    }
}
