package dev.orderflow.domain.recipient;

/** A recipient can't be sealed or opened here. Nothing was written. A setting is missing, so a stack trace says nothing. */
public final class NoKeyForRecipients extends RuntimeException {

    public NoKeyForRecipients() {
        super("There is no master key for personal data", null, false, false);
    }
}
