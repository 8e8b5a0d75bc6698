package dev.orderflow.platform.projections.stepping;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A read model that a person steps through. It belongs to no node.
 *
 * @param position every event up to here has been tried
 * @param endsAt when it ends if nobody uses it until then
 * @param deadLetters events that could not be applied, and those that wait behind them
 * @param lastStep what the event at {@code position} has done; null if it was not applied alone
 */
public record SteppingSession(
        String readModel,
        long position,
        Instant startedAt,
        Instant endsAt,
        long deadLetters,
        @Nullable Step lastStep) {}
