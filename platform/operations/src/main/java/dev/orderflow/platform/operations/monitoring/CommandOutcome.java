package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.UnknownEvent;
import dev.orderflow.domain.VersionMismatch;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command. Names and reasons are few, since each pair of them is a time series of its own.
 *
 * @param reason more about it, or nothing
 */
record CommandOutcome(String name, String reason) {

    static final CommandOutcome ACCEPTED = new CommandOutcome("accepted", "");

    private static final CommandOutcome FAILED = new CommandOutcome("failed", "");

    /** Deeper than any chain of causes that isn't a circle. */
    private static final int DEEPEST = 50;

    /** Frameworks wrap the cause that says something. */
    static CommandOutcome of(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(DEEPEST)
                .takeWhile(Objects::nonNull)
                .map(CommandOutcome::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(FAILED);
    }

    private static @Nullable CommandOutcome known(@Nullable Throwable cause) {
        if (cause instanceof OrderRejected refusal) {
            return new CommandOutcome("refused", refusal.reason().code());
        }
        if (cause instanceof AggregateNotFoundException) {
            return new CommandOutcome("refused", "order-not-found");
        }
        if (cause instanceof AggregateStreamCreationException) {
            return new CommandOutcome("refused", "order-exists");
        }
        if (cause instanceof VersionMismatch) {
            return new CommandOutcome("version-mismatch", "");
        }
        if (cause instanceof ConcurrencyException) {
            return new CommandOutcome("conflict", "lost-race");
        }
        if (cause instanceof LockAcquisitionFailedException) {
            return new CommandOutcome("conflict", "queue-too-long");
        }
        if (cause instanceof UnknownEvent) {
            return new CommandOutcome("failed", "unknown-event");
        }
        return null;
    }
}
