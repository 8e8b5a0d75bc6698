package dev.orderflow.platform.web.request;

import dev.orderflow.platform.web.problem.ProblemType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values that requests are made of. An application contributes one bean with its own value types; plain strings, integers and
 * decimals are read without it.
 */
public final class RequestValues {

    /** More than any sum of money; a decimal of more digits or a larger exponent costs too much to compute with. */
    private static final int MOST_DIGITS = 100;

    private final Class<? extends RuntimeException> violation;
    private final ProblemType rules;
    private final Map<Class<?>, ValueReader<?>> readers = new LinkedHashMap<>();

    /**
     * @param violation what the value types throw when a value is against their rules; its message is shown to the client
     * @param rules the problem of a request that is well-formed but against these rules
     */
    public RequestValues(
            Class<? extends RuntimeException> violation, ProblemType rules, ValueReader<?>... applications) {
        this.violation = violation;
        this.rules = rules;
        Stream.concat(Stream.of(string(), integer(), decimal()), Stream.of(applications))
                .forEach(reader -> readers.put(reader.type(), reader));
    }

    /** The same with more value types, which other modules contribute. */
    public RequestValues with(Stream<ValueReader<?>> more) {
        return new RequestValues(
                violation, rules, Stream.concat(readers.values().stream(), more).toArray(ValueReader<?>[]::new));
    }

    ProblemType rules() {
        return rules;
    }

    List<ValueReader<?>> readers() {
        return List.copyOf(readers.values());
    }

    boolean reads(Class<?> type) {
        return readers.containsKey(type);
    }

    /** The problem of a value of this type that is refused. */
    ProblemType refusal(Class<?> type) {
        @Nullable ValueReader<?> reader = readers.get(type);
        return reader == null || reader.isForm() ? ProblemType.INVALID_REQUEST : rules;
    }

    /** Whether the exception means that a value is refused, and that its message is for the client. */
    boolean isRefusal(Throwable failure) {
        return failure instanceof MalformedValue || violation.isInstance(failure);
    }

    private static ValueReader<String> string() {
        return ValueReader.string(String.class, RequestValues::storable).asForm();
    }

    private static ValueReader<BigInteger> integer() {
        return ValueReader.integer(BigInteger.class, number -> number);
    }

    private static ValueReader<BigDecimal> decimal() {
        return ValueReader.decimal(BigDecimal.class, RequestValues::computable);
    }

    private static String storable(String text) {
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new MalformedValue("must not contain NUL or half of a surrogate pair");
        }
        return text;
    }

    private static BigDecimal computable(BigDecimal number) {
        if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
            throw new MalformedValue("must be a number of at most " + MOST_DIGITS + " digits");
        }
        return number;
    }
}
