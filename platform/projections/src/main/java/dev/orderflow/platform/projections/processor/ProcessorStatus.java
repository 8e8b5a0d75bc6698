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
        return lagEvents == 0 && contradiction == null;
    }

    /** What an operator has to know first, or null if all is well. */
    public @Nullable String error() {
        if (contradiction != null) {
            return contradiction;
        }
        if (failure != null) {
            return failure;
        }
        if (replayFailure != null) {
            return "The replay: " + replayFailure;
        }
        if (replayRefusal != null) {
            return "The replay was not taken: " + replayRefusal;
        }
        return skippedEvents == 0
                ? null
                : "A replay is due once a version is rolled out that knows them: events were passed over, %s by now."
                        .formatted(skippedEvents);
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
