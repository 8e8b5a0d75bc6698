package dev.orderflow.domain.model;

/** What the carrier calls a shipment. 1 to 64 characters, not blank. */
public record TrackingNumber(String value) {

    public TrackingNumber {
        Text.words(value, 64);
    }
}
