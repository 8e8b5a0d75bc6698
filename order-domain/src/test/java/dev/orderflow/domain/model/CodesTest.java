package dev.orderflow.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers and articles go by codes, which need no escaping in a path. */
@ParameterizedClass(name = "{0}")
@MethodSource("types")
record CodesTest(Function<String, Record> type) {

    static Stream<Named<Function<String, Record>>> types() {
        return Stream.of(Named.of("CustomerId", CustomerId::new), Named.of("Sku", Sku::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "AZaz09._-", "...", ".a", "--"})
    void aCodeIsMadeOfLettersDigitsDotsUnderscoresAndHyphens(String code) {
        assertThat(type.apply(code)).hasFieldOrPropertyWithValue("value", code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "two words",
                " padded",
                "line\n",
                "a/b",
                "a%20b",
                "caf\u00e9",
                "\u0661\u0662",
                "nul\u0000",
                "half\ud83d"
            })
    void anythingElseIsRefused(String text) {
        assertRefused(text);
    }

    @Test
    void aCodeHasFromOneTo64Characters() {
        assertThat(type.apply("x".repeat(64))).hasFieldOrPropertyWithValue("value", "x".repeat(64));
        assertRefused("x".repeat(65));
        assertRefused("");
    }

    /** A client or a proxy would take it for a step in the path: the line could be placed, and never removed. */
    @ParameterizedTest
    @ValueSource(strings = {".", ".."})
    void whatCannotStandInAPathIsRefused(String dots) {
        assertRefused(dots, "must not be . or .., which can't stand in a path");
    }

    private void assertRefused(String text) {
        assertRefused(text, "must be 1 to 64 of the characters A-Z a-z 0-9 . _ -");
    }

    private void assertRefused(String text, String message) {
        assertThatExceptionOfType(InvalidValue.class)
                .isThrownBy(() -> type.apply(text))
                .withMessage(message);
    }
}
