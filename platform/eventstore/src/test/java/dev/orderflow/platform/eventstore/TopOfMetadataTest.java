package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopOfMetadataTest {

    @Test
    void valuesAreTextsAsPostgresShowsThem() {
        assertThat(TopOfMetadata.of("""
                        {"text": "a", "number": 7.50, "truth": true, "nothing": null, "object": {"text": "b"}, "array": ["c"]}
                        """))
                .containsOnly(
                        entry("text", "a"),
                        entry("number", "7.50"),
                        entry("truth", "true"),
                        entry("nothing", null),
                        entry("object", null),
                        entry("array", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "5", "\"none\""})
    void whatIsNoObjectHasNothingAtItsTop(String json) {
        assertThat(TopOfMetadata.of(json)).isEmpty();
    }

    @Test
    void neitherDepthNorLengthMatters() {
        String deep = "[".repeat(5_000) + "]".repeat(5_000);
        String digits = "1".repeat(5_000);
        String name = "n".repeat(100_000);

        assertThat(TopOfMetadata.of(
                        "{\"deep\": %s, \"digits\": %s, \"%s\": 1, \"last\": \"z\"}".formatted(deep, digits, name)))
                .containsOnly(entry("deep", null), entry("digits", digits), entry(name, "1"), entry("last", "z"));
    }
}
