package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** An order as it was. */
@FullApplication
class TimeTravelIT extends OverHttp {

    @Test
    void eachVersionIsTheOrderAsItWasThen() {
        String order = placed();
        done(clerk().post(order + "/lines", line("mug_3", 3, "8", "EUR")));
        done(clerk().delete(order + "/lines/book-1"));
        done(clerk().command(order + "/confirm"));
        done(clerk().post(order + "/ship", SHIPMENT));

        assertThat(LongStream.rangeClosed(0, 4)
                        .mapToObj(version ->
                                viewer().get(order + "?version=" + version).json()))
                .extracting(
                        then -> then.get("status").stringValue(),
                        then -> then.get("version").intValue(),
                        then -> then.at("/total/amount").stringValue(),
                        then -> then.get("lines").size(),
                        then -> then.has("carrier"))
                .containsExactly(
                        tuple("PLACED", 0, "41.48", 2, false),
                        tuple("PLACED", 1, "65.48", 3, false),
                        tuple("PLACED", 2, "25.50", 2, false),
                        tuple("CONFIRMED", 3, "25.50", 2, false),
                        tuple("SHIPPED", 4, "25.50", 2, true));
    }

    @Test
    void theLastVersionIsWhatTheReadModelShows() {
        Stream.of(placed(), delivered(), cancelled()).forEach(order -> {
            long last =
                    viewer().get(order + "/events").json().get("nextPosition").longValue();

            assertThat(viewer().get(order + "?version=" + last).text())
                    .isEqualTo(viewer().get(order + "?atLeastVersion=" + last).text());
        });
    }

    @Test
    void aTimeIncludesTheEventOfThatVeryTime() {
        String order = delivered();
        JsonNode events = viewer().get(order + "/events").json().get("items");

        for (int version = 0; version <= 3; version++) {
            String time = events.get(version).get("timestamp").stringValue();

            assertThat(viewer().get(order + "?asOf=" + time).header("ETag")).isEqualTo("\"" + version + "\"");
        }
    }

    @Test
    void theFutureIsThePresent() {
        assertThat(viewer().get(cancelled() + "?asOf=2999-01-01T00:00:00Z")
                        .json()
                        .get("status")
                        .stringValue())
                .isEqualTo("CANCELLED");
    }

    @Test
    void beforeItWasPlacedThereWasNoOrder() {
        Answer answer = viewer().get(confirmed() + "?asOf=2020-01-01T00:00:00.5%2B02:00");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("version-not-found");
        assertThat(answer.json().get("lastVersion").intValue()).isEqualTo(1);
    }

    @Test
    void aVersionThatIsNotThereIsNotFound() {
        Answer answer = viewer().get(confirmed() + "?version=2");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.problem()).isEqualTo("version-not-found");
        assertThat(answer.json().get("lastVersion").intValue()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?version=0", "?asOf=2999-01-01T00:00:00Z"})
    void anOrderThatIsNotThereIsNotFound(String when) {
        assertThat(viewer().get(newOrder() + when).problem()).isEqualTo("order-not-found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "?version=-1",
                "?version=",
                "?version=1.0",
                "?asOf=yesterday",
                "?asOf=2026-13-01T00:00:00Z",
                "?asOf=2026-01-01",
                "?asOf=2026-01-01T00:00Z",
                "?asOf=2026-01-01T00:00:00",
                "?version=0&asOf=2026-01-01T00:00:00Z"
            })
    void whatIsNoVersionOrNoTimeIsRefused(String when) {
        Answer answer = viewer().get(placed() + when);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(when.contains("asOf") ? "asOf" : "version");
    }

    @Test
    void aVersionHasItsTag() {
        String order = confirmed();

        assertThat(viewer().get(order + "?version=0").header("ETag")).isEqualTo("\"0\"");
        assertThat(viewer().get(order + "?version=0", "If-None-Match", "\"0\"").status())
                .isEqualTo(304);
    }
}
