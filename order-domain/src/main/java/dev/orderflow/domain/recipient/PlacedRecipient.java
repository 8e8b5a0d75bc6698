package dev.orderflow.domain.recipient;

import org.jspecify.annotations.Nullable;

/** A recipient as an order was placed with it. It was checked then; a rule that is made later must not take it away. */
public record PlacedRecipient(
        String name, @Nullable String email, String street, String city, String postalCode, String country) {

    /** So that it gets into no log and no message by accident. */
    @Override
    public String toString() {
        return "PlacedRecipient[…]";
    }
}
