package dev.orderflow.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.platform.web.request.EntityTags;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IfMatchTest {

    @Test
    void aTagIsAVersion() {
        assertThat(versions("\"3\"").versions()).containsExactly(3L);
    }

    @Test
    void aListIsAnyOfItsVersionsAndMayHaveEmptyElements() {
        assertThat(versions(" ,\"3\" ,\t\"0\",, \"9223372036854775807\",").versions())
                .containsExactlyInAnyOrder(3L, 0L, Long.MAX_VALUE);
    }

    @Test
    void aStarIsNoConditionOnAnOrderThatExists() {
        assertThat(IfMatch.expected(EntityTags.of(" * "))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "W/\"3\"",
                "\"9223372036854775808\"",
                "\"99999999999999999999999\"",
                "\"03\"",
                "\"-1\"",
                "\"+3\"",
                "\"\"",
                "\"*\"",
                "\"3,4\"",
                "\"abc\\\"",
                "\"\u00fc\""
            })
    void aWellFormedTagThatIsNoVersionMatchesNever(String header) {
        assertThat(versions(header).versions()).isEmpty();
    }

    private static ExpectedVersion versions(String header) {
        return Objects.requireNonNull(IfMatch.expected(EntityTags.of(header)));
    }
}
