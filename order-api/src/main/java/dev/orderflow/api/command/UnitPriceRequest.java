package dev.orderflow.api.command;

import dev.orderflow.api.request.Checked;
import dev.orderflow.api.request.Place;
import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;
import java.util.Currency;

/** The price of one piece, as a client sends it. */
record UnitPriceRequest(BigDecimal amount, Currency currency) implements Checked {

    /** How fine an amount may be is up to its currency. */
    @Override
    public void check(Place here) {
        if (here.at("currency").isSound()) {
            here.at("amount").check(this::toUnitPrice);
        }
    }

    UnitPrice toUnitPrice() {
        return UnitPrice.of(amount, currency);
    }
}
