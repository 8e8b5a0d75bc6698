package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Tenants;
import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Tries dead letters again, in a transaction that holds the locks on the tokens of their processor. */
public class DeadLetterRetry {

    private final ProjectionRegistry projections;
    private final DeadLetterQueue deadLetters;
    private final Tenants tenants;

    DeadLetterRetry(ProjectionRegistry projections, DeadLetterQueue deadLetters, Tenants tenants) {
        this.projections = projections;
        this.deadLetters = deadLetters;
        this.tenants = tenants;
    }

    /**
     * Applies the waiting events of an aggregate, up to the first that fails. Returns how many were applied.
     *
     * @param lastPosition that of the last one of them
     * @param waiting the first that wait, or all, in order; without those that the log has lost
     * @param feedPosition a position in the log after everything that the processor has seen, where followers find the changes
     */
    public int retry(
            String processor,
            BlockedAggregate aggregate,
            long lastPosition,
            List<? extends TrackedEventMessage<?>> waiting,
            long feedPosition) {
        BatchFold<?> fold = projections.find(processor).orElseThrow();
        List<EventEnvelope> events = waiting.stream()
                .map(event -> EventEnvelope.late(event, feedPosition))
                .toList();
        return tenants.within(
                aggregate.tenant(),
                () -> deadLetters.settle(processor, aggregate.id(), lastPosition, fold.retry(aggregate.id(), events)));
    }
}
