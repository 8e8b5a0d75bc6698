package dev.orderflow.domain.model;

/**
 * A {@link Recipient} that only the key of its customer opens. It is what the log, the read models and the backups have of it.
 *
 * @param text opaque; empty if the order has no recipient
 */
public record SealedRecipient(String text) {

    public static final SealedRecipient NONE = new SealedRecipient("");
}
