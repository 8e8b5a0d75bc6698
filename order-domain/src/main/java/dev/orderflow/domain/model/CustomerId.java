package dev.orderflow.domain.model;

/** Identifies a customer. Another system manages customers. 1 to 64 of {@code A-Z a-z 0-9 . _ -}. */
public record CustomerId(String value) {

    public CustomerId {
        Text.code(value);
    }
}
