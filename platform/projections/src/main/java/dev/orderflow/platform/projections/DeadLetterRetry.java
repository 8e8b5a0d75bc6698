package dev.orderflow.platform.projections;

import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.TrackedEventMessage;

/** Takes dead letters out of the table again, in a transaction that has {@link DeadLetterQueue#lock locked} their processor. */
public class DeadLetterRetry {

    private final ProjectionRegistry projections;
    private final DeadLetterQueue letters;

    DeadLetterRetry(ProjectionRegistry projections, DeadLetterQueue letters) {
        this.projections = projections;
        this.letters = letters;
    }

    /**
     * Brings events into the read model that the order has waited for, as far as possible.
     *
     * @param waiting all that wait, in order; empty, if there are none any more
     * @param shownAt a place in the log after all that the processor has seen: there, followers look for what is new
     */
    public void retry(
            String processor, String aggregateId, List<? extends TrackedEventMessage<?>> waiting, long shownAt) {
        UUID orderId = UUID.fromString(aggregateId);
        BatchFold<?> fold = projections.find(processor).orElseThrow();
        letters.settle(
                processor,
                orderId,
                fold.retry(
                        orderId,
                        waiting.stream()
                                .map(event -> EventEnvelope.late(event, shownAt))
                                .toList()));
    }
}
