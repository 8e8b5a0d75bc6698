package dev.orderflow.api.query;

import dev.orderflow.domain.model.InvalidValue;
import java.util.regex.Pattern;

/** How many orders a page shows at most, 1 to 200. */
record PageLimit(int value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}");

    static final PageLimit DEFAULT = new PageLimit(50);

    /** Called by Spring to convert the parameter. */
    public static PageLimit of(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValue("must be a number from 1 to 200");
        }
        return new PageLimit(Integer.parseInt(text));
    }

    PageLimit {
        if (value < 1 || value > 200) {
            throw new InvalidValue("must be a number from 1 to 200");
        }
    }
}
