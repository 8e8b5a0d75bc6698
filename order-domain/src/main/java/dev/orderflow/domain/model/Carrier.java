package dev.orderflow.domain.model;

/** Who brings a shipment. 1 to 64 characters, not blank. */
public record Carrier(String value) {

    public Carrier {
        Text.words(value, 64);
    }
}
