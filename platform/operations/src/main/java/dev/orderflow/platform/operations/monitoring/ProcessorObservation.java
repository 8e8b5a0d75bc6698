package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The status of a processor, judged by how long this node has seen it at the same position with events to handle. The age of the
 * events does not count: their times are of the nodes that appended them.
 *
 * @param stall why it should move but does not, or null
 */
record ProcessorObservation(
        ProcessorStatus status, @Nullable String stall) {

    static ProcessorObservation of(ProcessorStatus status, Duration unmovedFor, Duration stallTimeout) {
        return new ProcessorObservation(status, stall(status, unmovedFor, stallTimeout));
    }

    private static @Nullable String stall(ProcessorStatus status, Duration unmovedFor, Duration stallTimeout) {
        if (status.contradiction() != null) {
            return status.contradiction(); // also of a paused one: it will not be well when it is resumed
        }
        if (status.paused()) {
            return null;
        }
        if (status.failure() != null) {
            return status.failure();
        }
        boolean isOverdue = status.lagEvents() > 0 && unmovedFor.compareTo(stallTimeout) > 0;
        return isOverdue ? "No progress for " + unmovedFor.toSeconds() + " s, and no failure was recorded" : null;
    }
}
