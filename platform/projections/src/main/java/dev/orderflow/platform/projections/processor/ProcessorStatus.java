package dev.orderflow.platform.projections.processor;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the database knows of a processor, on whatever nodes it runs.
 *
 * @param head position of the newest event
 * @param position every event up to here has been handled
 * @param lagEvents how many events have not been handled
 * @param lagSeconds the age of the oldest of them
 * @param replaying null while no replay runs
 * @param contradiction why its token does not fit the log, or null; until a replay nothing is known of its rows
 * @param failure why its current batch fails, or null
 * @param replayFailure why the current batch of its replay fails, or null
 * @param replayRefusal why the last replay was not taken; null if it was, or once an operator has acknowledged it
 * @param skippedEvents how many events it has skipped because a version did not know them
 * @param deadLetterLimit with more dead letters it stops
 * @param steppingPosition how far a person steps through a build beside the live one, or null; it says nothing of the processor
 */
public record ProcessorStatus(
        String name,
        long head,
        long position,
        long lagEvents,
        double lagSeconds,
        boolean paused,
        @Nullable Replaying replaying,
        @Nullable String contradiction,
        @Nullable String failure,
        @Nullable String replayFailure,
        @Nullable String replayRefusal,
        long skippedEvents,
        long deadLetters,
        int deadLetterLimit,
        List<SegmentClaim> segments,
        @Nullable Long steppingPosition) {

    /**
     * How far a replay has come.
     *
     * @param percent 0 to 100
     * @param eventsPerSecond since it was requested
     * @param secondsLeft at that rate, or null if nothing has been handled yet
     */
    public record Replaying(
            int percent, long eventsPerSecond, @Nullable Long secondsLeft) {}

    public boolean caughtUp() {
        return lagEvents == 0 && contradiction == null && failure == null;
    }

    /** What an operator has to know first, or null if all is well. */
    public @Nullable ErrorKind errorKind() {
        if (contradiction != null) {
            return ErrorKind.CONTRADICTS_LOG;
        }
        if (failure != null) {
            return ErrorKind.BATCH_FAILS;
        }
        if (replayFailure != null) {
            return ErrorKind.REPLAY_FAILS;
        }
        if (replayRefusal != null) {
            return ErrorKind.REPLAY_REFUSED;
        }
        return skippedEvents == 0 ? null : ErrorKind.EVENTS_SKIPPED;
    }

    /** The same in words. */
    public @Nullable String error() {
        ErrorKind kind = errorKind();
        if (kind == null) {
            return null;
        }
        return switch (kind) {
            case CONTRADICTS_LOG -> contradiction;
            case BATCH_FAILS -> failure;
            case REPLAY_FAILS -> "The replay: " + replayFailure;
            case REPLAY_REFUSED -> "The replay was not taken: " + replayRefusal;
            case EVENTS_SKIPPED ->
                "A replay is due once a version is rolled out that knows them: events were passed over, %s by now."
                        .formatted(skippedEvents);
        };
    }

    public long unclaimed() {
        return segments.stream().filter(segment -> segment.owner() == null).count();
    }

    public long claimedBy(String node) {
        return segments.stream()
                .filter(segment -> Objects.equals(segment.owner(), node))
                .count();
    }
}
