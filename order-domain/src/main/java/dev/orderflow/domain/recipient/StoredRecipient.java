package dev.orderflow.domain.recipient;

/**
 * The recipient of an order, as it is stored.
 *
 * @param sealed the text of a {@link dev.orderflow.domain.model.SealedRecipient}
 */
public record StoredRecipient(String customerId, String orderId, String sealed) {}
