package dev.orderflow.platform.projections;

import org.jspecify.annotations.Nullable;

/** A stored event that this version of the application can't use, whatever it tries. */
final class UnreadableEvent extends RuntimeException {

    /** @param message a sentence for operators, unlike the message of the cause */
    UnreadableEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** The log does not have a version before it, so no row could ever take it up. */
    static UnreadableEvent without(long missing, long version) {
        return new UnreadableEvent(
                "It is version %s of its aggregate, but version %s does not come before it in the log."
                        .formatted(version, missing),
                null);
    }

    /** An event of another family is among those before it, so its aggregate has no state either that it could follow. */
    static UnreadableEvent afterAnotherKind(long other, long version) {
        return new UnreadableEvent(
                "It is version %s of its aggregate, but version %s is an event of another kind of aggregate."
                        .formatted(version, other),
                null);
    }
}
