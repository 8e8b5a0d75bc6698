package dev.orderflow.platform.web.request;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads values of one type from a single JSON value.
 *
 * @param form the expected JSON value in words, for the message "must be a string"
 * @param reading may throw the exceptions that {@link RequestValues} names
 * @param isForm whether a refused value makes the request malformed; otherwise the value breaks a rule of the application
 */
public record ValueReader<T>(
        Class<T> type, String form, Set<JsonToken> tokens, Function<JsonParser, T> reading, boolean isForm) {

    public static <T> ValueReader<T> string(Class<T> type, Function<String, T> reading) {
        return new ValueReader<>(
                type, "a string", EnumSet.of(JsonToken.VALUE_STRING), json -> reading.apply(json.getString()), false);
    }

    /** {@code 2.0} is no integer, whatever its value. An integer may have any size. */
    public static <T> ValueReader<T> integer(Class<T> type, Function<BigInteger, T> reading) {
        return new ValueReader<>(
                type,
                "an integer",
                EnumSet.of(JsonToken.VALUE_NUMBER_INT),
                json -> reading.apply(json.getBigIntegerValue()),
                false);
    }

    /** A JSON number in any notation, or a string of digits. Mind that the exponent may be huge: look at the range first. */
    public static <T> ValueReader<T> decimal(Class<T> type, Function<BigDecimal, T> reading) {
        return new ValueReader<>(
                type, "a number or a string", DecimalForm.TOKENS, json -> reading.apply(DecimalForm.read(json)), false);
    }

    /** For values such as identifiers, whose only rule is their form. */
    public ValueReader<T> asForm() {
        return new ValueReader<>(type, form, tokens, reading, true);
    }
}
