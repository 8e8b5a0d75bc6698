package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.operations.CommandFailureClassifier;
import dev.orderflow.platform.operations.CommandOutcome;
import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/** What Axon's exceptions mean. */
final class AxonFailures implements CommandFailureClassifier {

    @Override
    public @Nullable CommandOutcome classify(Throwable failure) {
        if (failure instanceof AggregateNotFoundException) {
            return CommandOutcome.refused("not-found");
        }
        if (failure instanceof AggregateStreamCreationException) {
            return CommandOutcome.refused("exists");
        }
        if (failure instanceof ConcurrencyException) {
            return CommandOutcome.conflict("lost-race");
        }
        if (failure instanceof LockAcquisitionFailedException) {
            return CommandOutcome.conflict("queue-too-long");
        }
        return null;
    }
}
