package dev.orderflow.deadlines;

import dev.orderflow.domain.model.InvalidValue;
import java.util.regex.Pattern;

/** How many deadlines an answer has at most, 1 to 200. */
record DeadlineLimit(int value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    static final DeadlineLimit DEFAULT = new DeadlineLimit(50);

    /** Called by Spring to convert the parameter. */
    public static DeadlineLimit of(String text) {
        return new DeadlineLimit(NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0);
    }

    DeadlineLimit {
        if (value < 1 || value > 200) {
            throw new InvalidValue("must be a number from 1 to 200");
        }
    }
}
