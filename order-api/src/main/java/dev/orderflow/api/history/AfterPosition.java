package dev.orderflow.api.history;

import dev.orderflow.domain.model.InvalidValue;
import java.util.regex.Pattern;

/** The position or sequence number after which a client wants to read. -1 is before the first one. */
public record AfterPosition(long value) {

    private static final Pattern NUMBER = Pattern.compile("-1|[0-9]{1,18}");

    static final AfterPosition NOTHING = new AfterPosition(-1);

    /** Called by Spring to convert the parameter. */
    public static AfterPosition of(String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidValue("must be a whole number from -1");
        }
        return new AfterPosition(Long.parseLong(text));
    }
}
