package dev.orderflow.domain.model;

/** The company that delivers a shipment. 1 to 64 characters, not blank. */
public record Carrier(String value) {

    public Carrier {
        Text.words(value, 64);
    }
}
