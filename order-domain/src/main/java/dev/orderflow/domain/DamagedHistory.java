package dev.orderflow.domain;

import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * What the log has of an aggregate is no history of one, so nothing can be decided on it. This application does not write such events.
 * Waiting repairs nothing.
 */
public final class DamagedHistory extends IllegalStateException {

    private final String aggregateId;

    DamagedHistory(DomainEventMessage<?> stored, String what, @Nullable Throwable cause) {
        super(
                "%s %s, event %s: %s"
                        .formatted(stored.getType(), stored.getAggregateIdentifier(), stored.getSequenceNumber(), what),
                cause);
        aggregateId = String.valueOf(stored.getAggregateIdentifier());
    }

    /**
     * Refuses an event whose payload is about another aggregate, because the next event would be appended to that one. An aggregate that is
     * being created has no identifier yet.
     *
     * @param aggregateId what the payload is about
     */
    public static void requireOwn(DomainEventMessage<?> stored, String aggregateId) {
        String own = stored.getAggregateIdentifier();
        if (own != null && !own.equals(aggregateId)) {
            throw new DamagedHistory(stored, "its payload is about " + aggregateId, null);
        }
    }

    /** Whose history it is. */
    public String aggregateId() {
        return aggregateId;
    }
}
