package dev.orderflow.api.recipient;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orderflow.domain.recipient.PlacedRecipient;
import org.jspecify.annotations.Nullable;

/** A recipient as clients see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RecipientAnswer(
        String name, @Nullable String email, String street, String city, String postalCode, String country) {

    /** Null after an erasure. */
    public static @Nullable RecipientAnswer of(@Nullable PlacedRecipient recipient) {
        return recipient == null
                ? null
                : new RecipientAnswer(
                        recipient.name(),
                        recipient.email(),
                        recipient.street(),
                        recipient.city(),
                        recipient.postalCode(),
                        recipient.country());
    }

    @Override
    public String toString() {
        return "RecipientAnswer[…]";
    }
}
