package dev.orderflow.domain.model;

/** Why an order was cancelled, as free text. 1 to 500 characters, not blank. */
public record CancellationReason(String value) {

    public CancellationReason {
        Text.words(value, 500);
    }
}
