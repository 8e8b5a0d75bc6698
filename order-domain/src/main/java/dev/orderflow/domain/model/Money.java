package dev.orderflow.domain.model;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/**
 * An amount in a currency, with exactly as many decimals as the currency's minor unit has.
 *
 * @param amount has the currency's scale
 * @param currency has a defined minor unit
 */
public record Money(BigDecimal amount, Currency currency) {

    public Money {
        int decimals = currency.getDefaultFractionDigits();
        try {
            // One division. stripTrailingZeros() needs one for each trailing zero, and a request may contain many.
            amount = amount.setScale(decimals, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException finer) {
            throw new InvalidValue("must have at most " + decimals + " decimals in " + currency);
        }
    }

    /**
     * The currency of an ISO 4217 code.
     *
     * @throws InvalidValue for a code that ISO 4217 does not define, or that has no minor unit, such as gold (XAU)
     */
    public static Currency currency(String code) {
        try {
            Currency currency = Currency.getInstance(code);
            InvalidValue.unless(currency.getDefaultFractionDigits() >= 0, "must be a currency with a minor unit");
            return currency;
        } catch (InvalidValue e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("must be an ISO 4217 currency code");
        }
    }

    /** Both amounts must have the same currency, which {@link OrderLines} guarantees for its lines. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Can't add " + other.currency + " to " + currency);
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money times(Quantity quantity) {
        return new Money(amount.multiply(BigDecimal.valueOf(quantity.value())), currency);
    }
}
