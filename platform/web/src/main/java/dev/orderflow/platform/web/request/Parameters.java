package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads parameters of the query that have no type of their own. A value of another form is answered with 400. */
public final class Parameters {

    /** The greatest number that is taken: eighteen digits, which fit into a {@code long}. */
    public static final long GREATEST = 999_999_999_999_999_999L;

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

    private Parameters() {}

    /**
     * A number within limits.
     *
     * @param absent the value if the request has no such parameter
     */
    public static long wholeNumber(String name, @Nullable String text, long least, long most, long absent) {
        if (text == null) {
            return absent;
        }
        long value = NUMBER.matcher(text).matches() ? Long.parseLong(text) : -1;
        if (value < least || value > most) {
            throw Problem.ofParameter(
                    ProblemType.INVALID_REQUEST, name, "must be a whole number from %s to %s".formatted(least, most));
        }
        return value;
    }

    /**
     * A text of a form, or null if the request has no such parameter.
     *
     * @param form in words, for the client
     */
    public static @Nullable String matching(String name, @Nullable String text, Pattern pattern, String form) {
        if (text != null && !pattern.matcher(text).matches()) {
            throw Problem.ofParameter(ProblemType.INVALID_REQUEST, name, "must be " + form);
        }
        return text;
    }
}
