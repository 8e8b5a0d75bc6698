package dev.orderflow.api.history;

import dev.orderflow.domain.model.InvalidValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** A point in time as RFC 3339 writes it. */
record PointInTime(Instant value) {

    /** Java reads ISO 8601, which allows more forms. */
    private static final Pattern FORM = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?([Zz]|[+-]\\d\\d:\\d\\d)",
            Pattern.CASE_INSENSITIVE);

    /** Called by Spring to convert the parameter. */
    public static PointInTime of(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return new PointInTime(OffsetDateTime.parse(text).toInstant());
            }
        } catch (DateTimeException e) {
            // such as a thirteenth month
        }
        throw new InvalidValue("must be a time such as 2026-03-02T09:15:30.123456Z");
    }
}
