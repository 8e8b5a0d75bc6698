package dev.orderflow.stock.item;

import dev.orderflow.domain.model.InvalidValue;
import java.math.BigInteger;

/** How many pieces come in at once, 1 to 1,000,000. */
public record ReceivedQuantity(int value) {

    private static final int MOST = 1_000_000;
    private static final String RULE = "must be 1 to 1000000";

    public ReceivedQuantity {
        if (value < 1 || value > MOST) {
            throw new InvalidValue(RULE);
        }
    }

    /** Accepts a number of any size, so that a number that is too large gets the message about the range. */
    public static ReceivedQuantity of(BigInteger number) {
        if (number.bitLength() >= Integer.SIZE) {
            throw new InvalidValue(RULE);
        }
        return new ReceivedQuantity(number.intValue());
    }
}
