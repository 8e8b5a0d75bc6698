package dev.orderflow.platform.projections;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Dead letters that one fault has caused. See docs/decisions/0041-operators-see-causes-actions-and-the-past.md.
 *
 * @param id the same for every row that the fault hits
 * @param cause one sentence, as it is said of the first of them
 * @param events all that wait, also those behind the event that failed
 * @param attempts of the one that was tried most often
 * @param lastAttemptAt when one of them was tried for the last time; null for rows that no processor has written
 */
public record DeadLetterCause(
        String id,
        String cause,
        long events,
        long aggregates,
        Instant since,
        int attempts,
        @Nullable Instant lastAttemptAt) {}
