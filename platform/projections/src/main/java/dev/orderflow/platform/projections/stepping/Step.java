package dev.orderflow.platform.projections.stepping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event, applied alone.
 *
 * @param cause why it could not be applied, as its dead letter says it, or null
 * @param handler the method that applies events of this type, or null if there is none
 */
public record Step(
        StepOutcome outcome,
        @Nullable String cause,
        @Nullable String handler,
        List<RowChange> changes) {}
