package dev.orderflow.api.history;

import dev.orderflow.domain.model.InvalidValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A point in time as RFC 3339 writes it. Java reads ISO 8601: that has other forms, neither the second 60 nor offsets beyond 18
 * hours. A leap second counts as the next second, because Java's clocks know none.
 */
public record PointInTime(Instant value) {

    private static final Pattern FORM = Pattern.compile(
            "(?<minute>\\d{4}-\\d\\d-\\d\\d[Tt]\\d\\d:\\d\\d):(?<second>[0-5]\\d|60)(\\.(?<fraction>\\d{1,9}))?"
                    + "([Zz]|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))");

    /** Called by Spring to convert the parameter. */
    public static PointInTime of(String text) {
        Matcher time = FORM.matcher(text);
        try {
            if (time.matches()) {
                return new PointInTime(LocalDateTime.parse(time.group("minute").toUpperCase(Locale.ROOT))
                        .plusSeconds(Long.parseLong(time.group("second")))
                        .plusNanos(nanos(time.group("fraction")))
                        .minus(offset(time))
                        .toInstant(ZoneOffset.UTC));
            }
        } catch (DateTimeException e) {
            // such as a thirteenth month
        }
        throw new InvalidValue("must be a time such as 2026-03-02T09:15:30.123456Z");
    }

    private static long nanos(@Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00000000").substring(0, 9));
    }

    private static Duration offset(Matcher time) {
        if (time.group("sign") == null) {
            return Duration.ZERO;
        }
        Duration offset = Duration.ofHours(Long.parseLong(time.group("hours")))
                .plusMinutes(Long.parseLong(time.group("minutes")));
        return time.group("sign").equals("-") ? offset.negated() : offset;
    }
}
