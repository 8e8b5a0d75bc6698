package dev.orderflow.platform.operations;

import org.jspecify.annotations.Nullable;

/** An application's bean that knows what its own exceptions mean. It is asked before the platform judges Axon's exceptions. */
@FunctionalInterface
public interface CommandFailureClassifier {

    /**
     * Judges one exception of a chain of causes.
     *
     * @return null for an exception that it does not know
     */
    @Nullable
    CommandOutcome classify(Throwable failure);
}
