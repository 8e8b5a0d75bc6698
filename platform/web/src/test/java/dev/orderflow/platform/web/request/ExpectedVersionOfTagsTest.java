package dev.orderflow.platform.web.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

/** Which versions the entity tags of a request name. */
class ExpectedVersionOfTagsTest {

    @Test
    void eachStrongTagOfANumberNamesAVersion() {
        assertThat(EntityTags.of("\"3\", \"5\", W/\"6\", \"07\", \"abc\", \"99999999999999999999\"")
                        .versions())
                .containsExactlyInAnyOrder(3L, 5L);
    }

    @Test
    void oneTagIsTheVersionThatACommandExpects() {
        assertThat(EntityTags.of("\"3\"").expectedVersion()).isEqualTo(3);
    }

    @Test
    void aStarExpectsNoCertainVersion() {
        assertThat(EntityTags.of("*").expectedVersion()).isNull();
    }

    @Test
    void aTagOfAnotherFormMatchesNoVersion() {
        assertThat(EntityTags.of("\"abc\"").expectedVersion()).isEqualTo(-1);
    }

    @Test
    void aCommandCanNotExpectSeveralVersions() {
        EntityTags several = EntityTags.of("\"3\", \"5\"");

        assertThatExceptionOfType(MalformedValue.class).isThrownBy(several::expectedVersion);
    }
}
