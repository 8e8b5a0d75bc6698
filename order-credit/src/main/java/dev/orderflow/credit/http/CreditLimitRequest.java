package dev.orderflow.credit.http;

import dev.orderflow.domain.model.Money;
import dev.orderflow.platform.web.request.JsonLocation;
import dev.orderflow.platform.web.request.SelfValidating;
import java.util.Currency;

/** A limit, as a client sends it. */
record CreditLimitRequest(LimitAmount amount, Currency currency) implements SelfValidating {

    /** The currency decides how many decimals an amount may have. */
    @Override
    public void check(JsonLocation here) {
        if (here.at("currency").isSound()) {
            here.at("amount").check(this::toMoney);
        }
    }

    Money toMoney() {
        return new Money(amount.value(), currency);
    }
}
