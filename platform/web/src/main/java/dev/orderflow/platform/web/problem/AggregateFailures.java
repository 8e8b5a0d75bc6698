package dev.orderflow.platform.web.problem;

import org.axonframework.common.lock.LockAcquisitionFailedException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.modelling.command.ConflictingAggregateVersionException;
import org.jspecify.annotations.Nullable;

/** What Axon finds wrong with a command, for applications that have nothing better to say about it. */
final class AggregateFailures {

    private AggregateFailures() {}

    static @Nullable Problem problem(Throwable cause) {
        if (cause instanceof AggregateNotFoundException) {
            return HttpFailures.problem(ProblemType.NOT_FOUND.status());
        }
        if (cause instanceof ConflictingAggregateVersionException conflict) {
            return new Problem(ProblemType.VERSION_MISMATCH, "This is at version " + conflict.getActualVersion() + ".")
                    .with("actualVersion", conflict.getActualVersion());
        }
        if (cause instanceof AggregateStreamCreationException) {
            return new Problem(ProblemType.ALREADY_EXISTS, "Choose another identifier, or change what is there.");
        }
        if (cause instanceof ConcurrencyException || cause instanceof LockAcquisitionFailedException) {
            return new Problem(
                    ProblemType.CONCURRENT_CHANGE, "Nothing has changed by this request. Look again and try again.");
        }
        return null;
    }
}
