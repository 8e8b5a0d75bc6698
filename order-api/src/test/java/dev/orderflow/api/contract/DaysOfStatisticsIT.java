package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which days a caller may ask for. */
@FullApplication
class DaysOfStatisticsIT extends OverHttp {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "today",
                "2026-02-30",
                "2026-13-01",
                "2026-3-2",
                "20260302",
                "2026-03-02T00:00:00Z",
                "%2B12026-03-02",
                "-2026-03-02",
                "2026-W10-1",
                "2026-061",
                "%D9%A2026-03-02",
                "2026-03-02%0A",
                "%002026-03-02"
            })
    void aDayIsWrittenAsADate(String day) {
        assertMalformed(statistics("?from=" + day), "from");
        assertMalformed(statistics("?to=" + day), "to");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-03, 2026-03-02", "9999-12-31, 0000-01-01"})
    void theLastDayIsNotBeforeTheFirst(String from, String to) {
        assertMalformed(statistics("?from=" + from + "&to=" + to), "to");
    }

    private static void assertMalformed(Answer answer, String parameter) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(parameter);
    }

    private Answer statistics(String query) {
        return viewer().get("/api/statistics/daily" + query);
    }
}
