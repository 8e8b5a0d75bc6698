package dev.orderflow.api.query;

import dev.orderflow.domain.model.InvalidValue;
import java.time.Duration;
import java.time.format.DateTimeParseException;

/** How long a client wants to wait for the read model, from 0 to 10 seconds. */
record WaitTimeout(Duration value) {

    private static final Duration MOST = Duration.ofSeconds(10);

    static final WaitTimeout DEFAULT = new WaitTimeout(Duration.ofSeconds(2));

    /** Called by Spring to convert the parameter. */
    public static WaitTimeout of(String text) {
        try {
            return new WaitTimeout(Duration.parse(text));
        } catch (DateTimeParseException e) {
            throw new InvalidValue("must be an ISO 8601 duration such as PT5S");
        }
    }

    WaitTimeout {
        if (value.isNegative() || value.compareTo(MOST) > 0) {
            throw new InvalidValue("must be at most PT10S");
        }
    }
}
