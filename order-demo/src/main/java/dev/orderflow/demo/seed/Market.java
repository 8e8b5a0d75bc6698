package dev.orderflow.demo.seed;

import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;

/**
 * A part of the world with one currency.
 *
 * @param rate units of the currency for one euro; fixed, because prices never change
 */
record Market(Currency currency, BigDecimal rate) {

    private static final Market EURO = market("EUR", "1");
    private static final Market DOLLAR = market("USD", "1.10");
    private static final Market POUND = market("GBP", "0.85");
    private static final Market YEN = market("JPY", "160"); // has no decimals
    private static final Market DINAR = market("KWD", "0.335"); // has three

    /** The markets of ten customers in a row. */
    private static final List<Market> TEN = List.of(EURO, DOLLAR, EURO, POUND, YEN, EURO, DOLLAR, EURO, POUND, DINAR);

    static Market of(int customer) {
        return TEN.get(customer % TEN.size());
    }

    UnitPrice price(BigDecimal euros) {
        return UnitPrice.of(
                euros.multiply(rate).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP), currency);
    }

    private static Market market(String currency, String rate) {
        return new Market(Money.currency(currency), new BigDecimal(rate));
    }
}
