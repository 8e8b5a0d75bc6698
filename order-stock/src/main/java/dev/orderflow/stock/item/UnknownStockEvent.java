package dev.orderflow.stock.item;

import org.axonframework.eventhandling.DomainEventMessage;

/** Most likely a newer version is being rolled out. See docs/decisions/0014-unknown-events-are-refused-or-counted.md. */
public final class UnknownStockEvent extends RuntimeException {

    UnknownStockEvent(DomainEventMessage<?> event) {
        super("Event %s of %s is of a type or a revision that this version does not know"
                .formatted(event.getSequenceNumber(), event.getAggregateIdentifier()));
    }
}
