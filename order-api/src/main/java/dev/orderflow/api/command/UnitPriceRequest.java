package dev.orderflow.api.command;

import dev.orderflow.domain.model.UnitPrice;
import dev.orderflow.platform.web.request.JsonLocation;
import dev.orderflow.platform.web.request.SelfValidating;
import java.math.BigDecimal;
import java.util.Currency;

/** The price of one piece, as a client sends it. */
record UnitPriceRequest(BigDecimal amount, Currency currency) implements SelfValidating {

    /** How fine an amount may be is up to its currency. */
    @Override
    public void check(JsonLocation here) {
        if (here.at("currency").isSound()) {
            here.at("amount").check(this::toUnitPrice);
        }
    }

    UnitPrice toUnitPrice() {
        return UnitPrice.of(amount, currency);
    }
}
