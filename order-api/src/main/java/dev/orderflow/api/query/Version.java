package dev.orderflow.api.query;

import dev.orderflow.domain.model.InvalidValue;
import java.util.regex.Pattern;

/** A version that a client asks for, from 0. */
public record Version(long value) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    /** Called by Spring to convert the parameter. */
    public static Version of(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValue("must be a whole number from 0");
        }
        return new Version(Long.parseLong(text));
    }
}
