package dev.orderflow.api.history;

import dev.orderflow.domain.model.InvalidValue;
import java.util.regex.Pattern;

/** How many events a page shows at most, 1 to 1,000. */
public record EventLimit(int value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

    public static final EventLimit DEFAULT = new EventLimit(100);

    /** Called by Spring to convert the parameter. */
    public static EventLimit of(String text) {
        return new EventLimit(NUMBER.matcher(text).matches() ? Integer.parseInt(text) : 0);
    }

    public EventLimit {
        if (value < 1 || value > 1_000) {
            throw new InvalidValue("must be a number from 1 to 1000");
        }
    }
}
