package dev.orderflow.domain.model;

import java.math.BigDecimal;
import java.util.Currency;

/** The price of one piece: 0.01 to 1,000,000.00, with at most the decimals of the currency's minor unit. */
public record UnitPrice(Money money) {

    private static final BigDecimal LEAST = new BigDecimal("0.01");
    private static final BigDecimal MOST = new BigDecimal("1000000");

    public UnitPrice {
        inRange(money.amount());
    }

    public static UnitPrice of(BigDecimal amount, Currency currency) {
        return new UnitPrice(new Money(inRange(amount), currency));
    }

    /** The part of the check that needs no currency. It also keeps extreme exponents out of all arithmetic. */
    public static BigDecimal inRange(BigDecimal amount) {
        InvalidValue.unless(amount.compareTo(LEAST) >= 0 && amount.compareTo(MOST) <= 0, "must be 0.01 to 1000000.00");
        return amount;
    }
}
