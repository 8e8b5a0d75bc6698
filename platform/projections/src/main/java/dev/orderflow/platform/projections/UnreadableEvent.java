package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;

/** An event of the log does not say anything that this version of the application understands. */
final class UnreadableEvent extends RuntimeException {

    /** @param message a sentence for everybody, unlike that of the cause */
    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
