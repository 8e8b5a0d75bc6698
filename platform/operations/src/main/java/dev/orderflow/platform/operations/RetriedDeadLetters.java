package dev.orderflow.platform.operations;

import java.time.Instant;

/**
 * The response to a retry of many dead letters.
 *
 * @param aggregates how many had dead letters
 * @param events how many waited in those that were tried
 * @param applied how many of these events were applied
 * @param failedAggregates in which the retry came to an event that fails again
 * @param untriedAggregates for which there was no time; the same request goes on with them
 */
record RetriedDeadLetters(
        String processor,
        String action,
        Instant requestedAt,
        long aggregates,
        long events,
        long applied,
        long failedAggregates,
        long untriedAggregates) {

    /** For the audit trail. */
    String inWords() {
        String tried = "%s of %s events applied, %s of %s aggregates failed again"
                .formatted(applied, events, failedAggregates, aggregates);
        return untriedAggregates == 0 ? tried : "%s, %s not tried".formatted(tried, untriedAggregates);
    }
}
