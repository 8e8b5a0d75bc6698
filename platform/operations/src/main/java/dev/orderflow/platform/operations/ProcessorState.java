package dev.orderflow.platform.operations;

import org.jspecify.annotations.Nullable;

/**
 * A processor, and what alarms are made of.
 *
 * @param failure of the batch that it can't get past, or null if there is none
 * @param replayFailure of the batch that the rebuild of its read model can't get past, or null if there is none
 * @param replayRefused whether the last rebuild of its read model was not taken
 * @param skippedEvents how many it has passed over because a version did not know them
 * @param deadLettersLimit with more dead letters than this it stands still
 */
public record ProcessorState(
        ProcessorItem item,
        @Nullable String failure,
        @Nullable String replayFailure,
        boolean replayRefused,
        long skippedEvents,
        int deadLettersLimit) {}
