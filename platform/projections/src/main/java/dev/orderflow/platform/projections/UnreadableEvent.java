package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;

/** This version of the application can't read a stored event. */
final class UnreadableEvent extends RuntimeException {

    /** @param message a sentence for operators, unlike the message of the cause */
    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
