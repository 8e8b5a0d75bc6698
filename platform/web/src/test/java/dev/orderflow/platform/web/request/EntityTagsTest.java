package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagsTest {

    @Test
    void aStrongTagMatchesBothWays() {
        EntityTags tags = EntityTags.of("\"2\", \"3\"");

        assertThat(tags.match("\"3\"")).isTrue();
        assertThat(tags.matchWeakly("\"3\"")).isTrue();
        assertThat(tags.matchWeakly("\"4\"")).isFalse();
    }

    @Test
    void aWeakTagMatchesWeaklyAlone() {
        EntityTags tags = EntityTags.of("W/\"3\"");

        assertThat(tags.match("\"3\"")).isFalse();
        assertThat(tags.matchWeakly("\"3\"")).isTrue();
    }

    @Test
    void aStarMatchesEverything() {
        EntityTags tags = EntityTags.of(" * ");

        assertThat(tags.match("\"3\"")).isTrue();
        assertThat(tags.matchWeakly("\"3\"")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ",",
                "3",
                "\"3",
                "3\"",
                "'3'",
                "w/\"3\"",
                "W/3",
                "\"3\" \"4\"",
                "\"3\";",
                "*, \"3\"",
                "\"3\", *",
                "**",
                "\"a b\"",
                "\"a\tb\"",
                "\"a\u0100b\"",
                "\"3\"\n"
            })
    void anythingElseIsMalformed(String header) {
        assertThatExceptionOfType(MalformedValue.class).isThrownBy(() -> EntityTags.of(header));
    }
}
