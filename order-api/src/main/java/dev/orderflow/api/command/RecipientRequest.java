package dev.orderflow.api.command;

import dev.orderflow.domain.model.Recipient;
import dev.orderflow.platform.web.request.JsonLocation;
import dev.orderflow.platform.web.request.SelfValidating;
import org.jspecify.annotations.Nullable;

/** Who gets the goods, as a client sends it. */
record RecipientRequest(
        String name, @Nullable String email, String street, String city, String postalCode, String country)
        implements SelfValidating {

    @Override
    public void check(JsonLocation here) {
        here.at("name").check(() -> Recipient.requireLine(name));
        if (email != null) {
            String sent = email;
            here.at("email").check(() -> Recipient.requireEmail(sent));
        }
        here.at("street").check(() -> Recipient.requireLine(street));
        here.at("city").check(() -> Recipient.requireLine(city));
        here.at("postalCode").check(() -> Recipient.requirePostalCode(postalCode));
        here.at("country").check(() -> Recipient.requireCountry(country));
    }

    Recipient toRecipient() {
        return new Recipient(name, email, street, city, postalCode, country);
    }

    /** So that it gets into no log and no message by accident. */
    @Override
    public String toString() {
        return "RecipientRequest[…]";
    }
}
