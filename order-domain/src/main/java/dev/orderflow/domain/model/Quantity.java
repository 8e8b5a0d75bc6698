package dev.orderflow.domain.model;

import java.math.BigInteger;

/** How many pieces of an article, 1 to 10,000. */
public record Quantity(int value) {

    private static final int MOST = 10_000;

    public Quantity {
        InvalidValue.unless(value >= 1 && value <= MOST, "must be 1 to 10000");
    }

    /** Accepts a number of any size, so that a number that is too large gets the message about the range. */
    public static Quantity of(BigInteger number) {
        InvalidValue.unless(number.bitLength() < Integer.SIZE, "must be 1 to 10000");
        return new Quantity(number.intValue());
    }
}
