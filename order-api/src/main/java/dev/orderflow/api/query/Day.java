package dev.orderflow.api.query;

import dev.orderflow.domain.model.InvalidValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** A date as RFC 3339 writes it. */
record Day(LocalDate value) {

    /** Java reads ISO 8601, which allows years with more digits. */
    private static final Pattern FORM = Pattern.compile("\\d{4}-\\d\\d-\\d\\d");

    /** Called by Spring to convert the parameter. */
    public static Day of(String text) {
        try {
            if (FORM.matcher(text).matches()) {
                return new Day(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            // such as 30 February
        }
        throw new InvalidValue("must be a date such as 2026-03-02");
    }
}
