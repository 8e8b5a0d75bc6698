package dev.orderflow.platform.projections;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Tries dead letters again, in a transaction that holds the locks on the tokens of their processor. */
public class DeadLetterRetry {

    private final ProjectionRegistry projections;
    private final DeadLetterQueue deadLetters;

    DeadLetterRetry(ProjectionRegistry projections, DeadLetterQueue deadLetters) {
        this.projections = projections;
        this.deadLetters = deadLetters;
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
            String aggregateId,
            long lastPosition,
            List<? extends TrackedEventMessage<?>> waiting,
            long feedPosition) {
        BatchFold<?> fold = projections.find(processor).orElseThrow();
        List<EventEnvelope> events = waiting.stream()
                .map(event -> EventEnvelope.late(event, feedPosition))
                .toList();
        return deadLetters.settle(processor, aggregateId, lastPosition, fold.retry(aggregateId, events));
    }
}
