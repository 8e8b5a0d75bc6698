package dev.orderflow.projections;

import org.jspecify.annotations.Nullable;

/**
 * An event that becomes a dead letter.
 *
 * @param failure null if it has not been tried, because it waits behind another
 */
record Parked(Incoming event, @Nullable RuntimeException failure) {

    String cause() {
        return failure == null ? "It waits for an earlier event of its order." : Cause.of(failure);
    }

    int attempts() {
        return failure == null ? 0 : 1;
    }
}
