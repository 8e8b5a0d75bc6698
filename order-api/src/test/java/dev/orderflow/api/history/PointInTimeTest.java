package dev.orderflow.api.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.domain.model.InvalidValue;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every form that RFC 3339 allows, and no other one of ISO 8601. */
class PointInTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:15:30Z, 2026-03-02T09:15:30Z",
        "2026-03-02t09:15:30z, 2026-03-02T09:15:30Z",
        "2026-03-02T09:15:30.5Z, 2026-03-02T09:15:30.500Z",
        "2026-03-02T09:15:30.123456789Z, 2026-03-02T09:15:30.123456789Z",
        "2026-03-02T09:15:30+02:00, 2026-03-02T07:15:30Z",
        "2026-03-02T09:15:30-00:00, 2026-03-02T09:15:30Z",
        "2026-03-02T09:15:30+23:59, 2026-03-01T09:16:30Z",
        "2026-03-02T09:15:30-23:00, 2026-03-03T08:15:30Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z",
        "2016-12-31T18:59:60.25-05:00, 2017-01-01T00:00:00.250Z"
    })
    void aTimeOfRfc3339IsRead(String text, Instant moment) {
        assertThat(PointInTime.of(text).value()).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday",
                "",
                "2026-01-01",
                "2026-01-01T00:00Z",
                "2026-01-01T00:00:00",
                "2026-01-01 00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-02-30T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:00:61Z",
                "2026-01-01T00:00:00+24:00",
                "2026-01-01T00:00:00+01:60",
                "2026-01-01T00:00:00+0100",
                "+12026-01-01T00:00:00Z"
            })
    void anythingElseIsRefused(String text) {
        assertThatExceptionOfType(InvalidValue.class).isThrownBy(() -> PointInTime.of(text));
    }
}
