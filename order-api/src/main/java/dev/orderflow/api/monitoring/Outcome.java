package dev.orderflow.api.monitoring;

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
record Outcome(String name, String reason) {

    static final Outcome ACCEPTED = new Outcome("accepted", "");

    private static final Outcome FAILED = new Outcome("failed", "");

    /** Deeper than any chain of causes that isn't a circle. */
    private static final int DEEPEST = 50;

    /** Frameworks wrap the cause that says something. */
    static Outcome of(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, cause -> cause == null ? null : cause.getCause())
                .limit(DEEPEST)
                .takeWhile(Objects::nonNull)
                .map(Outcome::known)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(FAILED);
    }

    private static @Nullable Outcome known(@Nullable Throwable cause) {
        if (cause instanceof OrderRejected refusal) {
            return new Outcome("refused", refusal.reason().code());
        }
        if (cause instanceof AggregateNotFoundException) {
            return new Outcome("refused", "order-not-found");
        }
        if (cause instanceof AggregateStreamCreationException) {
            return new Outcome("refused", "order-exists");
        }
        if (cause instanceof VersionMismatch) {
            return new Outcome("version-mismatch", "");
        }
        if (cause instanceof ConcurrencyException) {
            return new Outcome("conflict", "lost-race");
        }
        if (cause instanceof LockAcquisitionFailedException) {
            return new Outcome("conflict", "queue-too-long");
        }
        if (cause instanceof UnknownEvent) {
            return new Outcome("failed", "unknown-event");
        }
        return null;
    }
}
