package dev.orderflow.api;

import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.UnknownEvent;
import dev.orderflow.domain.VersionMismatch;
import dev.orderflow.platform.operations.CommandFailureClassifier;
import dev.orderflow.platform.operations.CommandOutcome;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Decides how a failed command on an order is counted. */
@Component
class OrderCommandFailures implements CommandFailureClassifier {

    @Override
    public @Nullable CommandOutcome classify(Throwable failure) {
        if (failure instanceof OrderRejected refusal) {
            return CommandOutcome.refused(refusal.reason().code());
        }
        if (failure instanceof AggregateNotFoundException) {
            return CommandOutcome.refused("order-not-found");
        }
        if (failure instanceof AggregateStreamCreationException) {
            return CommandOutcome.refused("order-exists");
        }
        if (failure instanceof VersionMismatch) {
            return new CommandOutcome("version-mismatch", "");
        }
        return failure instanceof UnknownEvent ? CommandOutcome.failed("unknown-event") : null;
    }
}
