package dev.orderflow.platform.operations;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A processor, as operators see it.
 *
 * @param head position of the newest event
 * @param position every event up to here has been handled
 * @param lagEvents how many have not
 * @param lagSeconds the age of the oldest of them
 * @param error what keeps it from getting on, or what has to be done about it
 */
public record ProcessorItem(
        String name,
        long head,
        long position,
        long lagEvents,
        double lagSeconds,
        boolean caughtUp,
        boolean paused,
        @Nullable Replaying replaying,
        @Nullable String error,
        long deadLetters,
        List<SegmentItem> segments) {

    /**
     * How far a replay has come.
     *
     * @param percent 0 to 100
     * @param eventsPerSecond since it was asked for
     * @param secondsLeft at that rate, or null if there is none yet
     */
    public record Replaying(
            int percent, long eventsPerSecond, @Nullable Long secondsLeft) {}

    /**
     * A part of the orders.
     *
     * @param owner the node that works on it, or null if none does
     */
    public record SegmentItem(int id, @Nullable String owner, long position) {}
}
