package dev.orderflow.platform.projections.processor;

import java.util.Locale;

/** What is wrong with a processor. Programs tell errors apart by this, and people by the words of {@link ProcessorStatus#error}. */
public enum ErrorKind {
    /** Its token does not fit the log, so nothing is known of its rows until a replay. */
    CONTRADICTS_LOG,

    /** It stands still at a batch that fails. */
    BATCH_FAILS,

    /** Its replay stands still at a batch that fails. The live rows follow the log all the same, as with the next ones. */
    REPLAY_FAILS,

    /** The result of its last replay was not taken. */
    REPLAY_REFUSED,

    /** It has passed over events that a version did not know. */
    EVENTS_SKIPPED;

    /** As in HTTP responses: {@code batch-fails}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
