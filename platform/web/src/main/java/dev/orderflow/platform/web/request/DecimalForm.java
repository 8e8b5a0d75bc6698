package dev.orderflow.platform.web.request;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.io.NumberInput;

/** A decimal, as a JSON number in any notation or as a string of digits; the value counts. */
final class DecimalForm {

    static final Set<JsonToken> TOKENS =
            EnumSet.of(JsonToken.VALUE_NUMBER_INT, JsonToken.VALUE_NUMBER_FLOAT, JsonToken.VALUE_STRING);

    private static final Pattern DIGITS = Pattern.compile("[0-9]++(\\.[0-9]++)?");

    private DecimalForm() {}

    static BigDecimal read(JsonParser json) {
        String text = json.getString();
        if (json.currentToken() == JsonToken.VALUE_STRING
                && !DIGITS.matcher(text).matches()) {
            throw new MalformedValue("must be digits, with or without decimals after a point: \"19.99\"");
        }
        return value(text);
    }

    /** By Jackson, because the JDK's time grows with the square of the digits, and a body has room for 60,000. */
    private static BigDecimal value(String number) {
        try {
            return NumberInput.parseBigDecimal(number, false);
        } catch (NumberFormatException e) {
            // The exponent is larger than a BigDecimal can hold. The largest one that it can is out of every range too.
            return new BigDecimal(BigInteger.ONE, Integer.MIN_VALUE);
        }
    }
}
