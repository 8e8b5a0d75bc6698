package dev.orderflow.api.command;

import dev.orderflow.api.http.PriceAmount;
import dev.orderflow.domain.model.UnitPrice;
import dev.orderflow.platform.web.request.JsonLocation;
import dev.orderflow.platform.web.request.SelfValidating;
import java.util.Currency;

/** The price of one piece, as a client sends it. */
record UnitPriceRequest(PriceAmount amount, Currency currency) implements SelfValidating {

    /** The currency decides how many decimals an amount may have. */
    @Override
    public void check(JsonLocation here) {
        if (here.at("currency").isSound()) {
            here.at("amount").check(this::toUnitPrice);
        }
    }

    UnitPrice toUnitPrice() {
        return UnitPrice.of(amount.value(), currency);
    }
}
