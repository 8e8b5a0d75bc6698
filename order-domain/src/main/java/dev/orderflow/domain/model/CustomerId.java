package dev.orderflow.domain.model;

/** Identifies a customer, whom another system knows more about. 1 to 64 of {@code A-Z a-z 0-9 . _ -}. */
public record CustomerId(String value) {

    public CustomerId {
        Text.code(value);
    }
}
