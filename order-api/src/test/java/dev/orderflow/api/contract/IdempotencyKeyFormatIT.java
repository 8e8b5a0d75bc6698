package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an idempotency key may be. */
@FullApplication
class IdempotencyKeyFormatIT extends IdempotencySetUp {

    private static final String LONG = "0123456789012345678901234567890123456789012345678901234567890123";

    @Test
    void aKeyHasUpTo255PrintableCharactersOfAscii() {
        String longest = "~ !\"" + key + "k".repeat(255 - 4 - key.length());
        String order = placed();
        Answer first = clerk().command(order + "/confirm", HEADER, longest);

        assertIsReplayOf(first, clerk().command(order + "/confirm", HEADER, longest));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb", LONG + LONG + LONG + LONG})
    void andAnythingElseIsMalformed(String malformed) {
        assertIsMalformed(clerk().command(placed() + "/confirm", HEADER, malformed));
    }

    @Test
    void twoKeysAreNone() {
        assertIsMalformed(clerk().command(placed() + "/confirm", HEADER, "a", HEADER, "b"));
    }

    @Test
    void aMalformedKeyIsToldBeforeTheFaultsOfTheBody() {
        assertIsMalformed(clerk().post(ORDERS, "{}", HEADER, ""));
    }

    private static void assertIsMalformed(Answer answer) {
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(HEADER);
    }
}
