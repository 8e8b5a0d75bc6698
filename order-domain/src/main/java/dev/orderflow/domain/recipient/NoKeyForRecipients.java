package dev.orderflow.domain.recipient;

/** A recipient can't be stored, because nothing could be sealed. Nothing was written. A setting is missing, so a stack trace says nothing. */
public final class NoKeyForRecipients extends RuntimeException {

    public NoKeyForRecipients() {
        super("There is no master key for personal data", null, false, false);
    }
}
