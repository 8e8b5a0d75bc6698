package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An event that becomes a dead letter.
 *
 * @param failure null if the event has not been tried, because it waits behind another
 * @param isDiscarded whether nothing has to wait for it, because an operator has given it up before
 */
record DeadLetterCandidate(EventEnvelope event, @Nullable RuntimeException failure, boolean isDiscarded) {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterCandidate.class);

    String cause() {
        return failure == null ? "It waits for an earlier event of its aggregate." : FailureDescription.of(failure);
    }

    int attempts() {
        return failure == null ? 0 : 1;
    }

    void log(String processor) {
        LOG.warn(
                "{} parks the event at position {} and the later events of aggregate {}",
                processor,
                event.position(),
                event.aggregateId(),
                failure);
    }
}
