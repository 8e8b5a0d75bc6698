package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.ReadModels;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** {@code /api/processors/lag}: what was, for those who come later. */
@FullApplication
class LagHistoryIT extends OverHttp {

    private static final String LAG = "/api/processors/lag";

    @Test
    void eachProcessorHasAValueForEachInterval() {
        JsonNode lag = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> lag("?seconds=60"), found -> !found.get("items").isEmpty());

        assertThat(lag.propertyNames()).containsExactly("from", "intervalSeconds", "items");
        assertThat(lag.get("intervalSeconds").intValue()).isEqualTo(5);
        assertThat(Instant.parse(lag.get("from").stringValue()))
                .isBetween(Instant.now().minusSeconds(70), Instant.now().minusSeconds(55));
        assertThat(lag.get("items"))
                .extracting(item -> item.get("name").stringValue())
                .isSorted()
                .containsAll(ReadModels.names(sql));
        assertThat(lag.get("items"))
                .allSatisfy(item -> assertThat(item.propertyNames()).containsExactly("name", "lagEvents", "lagSeconds"))
                .allSatisfy(item -> assertThat(item.get("lagEvents").size()).isBetween(12, 13))
                .allSatisfy(item -> assertThat(item.get("lagSeconds").size())
                        .isEqualTo(item.get("lagEvents").size()));
    }

    @Test
    void aMomentThatNobodyKnowsOfIsAGap() {
        sql.sql("""
                        insert into operations.lag_samples (at, processor, events, seconds)
                        select date_bin('5 s', now() - make_interval(secs => ago), 'epoch'), 'forgotten', ago, ago / 10.0
                        from unnest(array[1000, 1010]) as ago
                        on conflict do nothing
                        """).update();

        JsonNode item = lag("?seconds=3600")
                .get("items")
                .valueStream()
                .filter(one -> one.get("name").stringValue().equals("forgotten"))
                .findFirst()
                .orElseThrow();

        assertThat(item.get("lagEvents").toString()).contains(",1010,null,1000,null,");
        assertThat(item.get("lagSeconds").toString()).contains(",101.0,null,100.0,null,");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "3601", "-1", "1.5", "x", ""})
    void nobodyCanAskForMoreThanIsKept(String seconds) {
        Answer answer = operator().get(LAG + "?seconds=" + seconds);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
    }

    @Test
    void operatorsAlone() {
        assertThat(clerk().get(LAG).status()).isEqualTo(403);
        assertThat(stranger().get(LAG).status()).isEqualTo(401);
    }

    private JsonNode lag(String query) {
        return done(operator().get(LAG + query)).json();
    }
}
