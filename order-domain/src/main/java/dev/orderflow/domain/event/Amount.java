package dev.orderflow.domain.event;

import java.math.BigDecimal;

/**
 * A sum of money, as it was at the time of the event.
 *
 * @param amount with exactly the decimals that the currency had then
 * @param currency ISO 4217 code
 */
public record Amount(BigDecimal amount, String currency) {

    /** The sum with another amount of the same currency. */
    public Amount plus(Amount other) {
        return new Amount(amount.add(other.amount), currency);
    }

    /** The difference to another amount of the same currency. */
    public Amount minus(Amount other) {
        return new Amount(amount.subtract(other.amount), currency);
    }
}
