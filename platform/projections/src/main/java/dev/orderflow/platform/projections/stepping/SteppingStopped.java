package dev.orderflow.platform.projections.stepping;

import dev.orderflow.platform.projections.FailureDescription;

/** A failure that is not the fault of an event. The processor of the read model would stop here, too. Nothing has been changed. */
public final class SteppingStopped extends RuntimeException {

    SteppingStopped(Throwable failure) {
        super(FailureDescription.of(failure), failure);
    }
}
