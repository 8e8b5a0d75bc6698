package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Carriers, tracking numbers and reasons are written by people, in any script. */
@ParameterizedClass(name = "{0}, up to {1}")
@MethodSource("types")
record WordsTest(String name, int most, Function<String, Record> type) {

    /** One code point, two {@code char}s, four bytes. */
    private static final String VAN = "\ud83d\ude9a";

    static Stream<Arguments> types() {
        return Stream.of(
                type("Carrier", 64, Carrier::new),
                type("TrackingNumber", 64, TrackingNumber::new),
                type("CancellationReason", 500, CancellationReason::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                " Blue Van ",
                "two\nlines",
                "\u9752\u3044\u8eca",
                VAN,
                // a joiner between two letters, a soft hyphen, and the selector of an emoji's picture
                "\u0646\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
                "Liefer\u00adwagen",
                "\u2764\ufe0f"
            })
    void wordsAreKeptAsTheyAre(String text) {
        assertThat(type.apply(text)).hasFieldOrPropertyWithValue("value", text);
    }

    @Test
    void theLengthCountsCodePoints() {
        String longest = VAN.repeat(most);

        assertThat(type.apply(longest)).hasFieldOrPropertyWithValue("value", longest);
        assertRefused(longest + "!", "must be 1 to " + most + " characters, and not all blank");
    }

    @Test
    void theLengthCountsBlanksToo() {
        assertRefused("x" + " ".repeat(most), "must be 1 to " + most + " characters, and not all blank");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\t\r\n",
                "\u3000\u2003",
                "\u00a0",
                "\u200b",
                "\u200d\u2060",
                "\u00ad",
                "\u2800",
                "\u3164 \u115f\uffa0",
                "\u0001\u007f",
                "\ufe0f",
                "\u034f",
                "\udb40\udc41"
            })
    void wordsThatShowNothingAreRefused(String text) {
        assertRefused(text, "must be 1 to " + most + " characters, and not all blank");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\ud83d", "\ude9a", "a\ud83d", "\ude9a\ud83d"})
    void whatPostgresqlCannotKeepIsRefused(String text) {
        assertRefused(text, "must not contain NUL or a lone surrogate");
    }

    private void assertRefused(String text, String message) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> type.apply(text))
                .withMessage(message);
    }

    private static Arguments type(String name, int most, Function<String, Record> type) {
        return Arguments.of(name, most, type);
    }
}
