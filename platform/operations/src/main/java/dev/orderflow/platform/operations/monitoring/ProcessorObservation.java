package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The status of a processor, judged by how long this node has seen it at the same position.
 *
 * @param stall why it should move but does not, or null
 */
record ProcessorObservation(
        ProcessorStatus status, @Nullable String stall) {

    static ProcessorObservation of(ProcessorStatus status, Duration unmovedFor, Duration stallTimeout) {
        return new ProcessorObservation(status, stall(status, unmovedFor, stallTimeout));
    }

    private static @Nullable String stall(ProcessorStatus status, Duration unmovedFor, Duration stallTimeout) {
        if (status.paused()) {
            return null;
        }
        if (status.failure() != null) {
            return status.failure();
        }
        boolean isOverdue = status.lagSeconds() > stallTimeout.toSeconds() && unmovedFor.compareTo(stallTimeout) > 0;
        return isOverdue ? "No progress for " + unmovedFor.toSeconds() + " s, and no failure was recorded" : null;
    }
}
