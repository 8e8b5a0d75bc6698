package dev.orderflow.api.search;

import dev.orderflow.domain.model.InvalidValue;
import java.util.regex.Pattern;

/** The position before which a search goes on. */
record BeforePosition(long value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    static final BeforePosition END_OF_THE_LOG = new BeforePosition(Long.MAX_VALUE);

    /** Called by Spring to convert the parameter. */
    public static BeforePosition of(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValue("must be a whole number from 0");
        }
        return new BeforePosition(Long.parseLong(text));
    }
}
