package dev.orderflow.domain.model;

/** The number under which a carrier tracks a shipment. 1 to 64 characters, not blank. */
public record TrackingNumber(String value) {

    public TrackingNumber {
        Text.words(value, 64);
    }
}
