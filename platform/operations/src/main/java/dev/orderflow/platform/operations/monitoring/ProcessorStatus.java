package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.operations.ProcessorItem;
import dev.orderflow.platform.operations.ProcessorState;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A processor, as it was seen last.
 *
 * @param stoodFor how long it has been seen at this position
 */
record ProcessorStatus(ProcessorState state, Duration stoodFor) {

    /** Longer than any pause that mends itself: a node that dies is replaced within 10 s, a gap in the log lasts 10 s at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    ProcessorItem item() {
        return state.item();
    }

    /** Why it does not get on, or null if it does, or is not meant to. */
    @Nullable
    String stall() {
        if (item().paused()) {
            return null;
        }
        if (state.failure() != null) {
            return state.failure();
        }
        return hasStoodStill() ? "No progress for " + stoodFor.toSeconds() + " s, and no failure was told" : null;
    }

    private boolean hasStoodStill() {
        return item().lagSeconds() > PATIENCE.toSeconds() && stoodFor.compareTo(PATIENCE) > 0;
    }

    long unclaimed() {
        return item().segments().stream()
                .filter(segment -> segment.owner() == null)
                .count();
    }

    long claimedBy(String node) {
        return item().segments().stream()
                .filter(segment -> Objects.equals(segment.owner(), node))
                .count();
    }
}
