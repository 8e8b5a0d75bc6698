package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;

/** A stored event that this version of the application can't use, whatever it tries. */
final class UnreadableEvent extends RuntimeException {

    /** @param message a sentence for operators, unlike the message of the cause */
    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The log does not have the versions before it, so no row could ever take it up. */
    static UnreadableEvent afterAGap(long version, long first, LoggedVersions logged) {
        Long last = logged.last();
        if (last == null && first > 0) {
            last = first - 1;
        }
        return new UnreadableEvent(
                last == null
                        ? "It is version %s, but the first of its aggregate in the log.".formatted(version)
                        : "It is version %s, but follows version %s in the log.".formatted(version, last),
                null);
    }
}
