package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.ReadModels;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/** Projections that somebody has slowed down. */
class DemoSlowdownsIT extends DemoSetUp {

    private static final String SLOWDOWN = "/demo/slowdowns/order-list";

    @Test
    void aReadModelThatIsSlowedDownFallsBehindForALittleWhile() {
        slowDown("order-list", 3_000);
        assertThat(switches().at("/slowdowns/order-list").intValue()).isEqualTo(3_000);
        long start = System.nanoTime();

        String order = placed();

        assertThat(processor("order-list").get("lagEvents").intValue()).isPositive();
        assertThat(clerk().get(order + "?atLeastVersion=0").status())
                .as("the others are in time")
                .isEqualTo(200);
        awaitLag("order-list", 0);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2_900));
    }

    @Test
    void theOthersGoOnWhenAllButOneAreSlowedDown() {
        List<String> slow = ReadModels.names(sql).stream()
                .filter(name -> !name.equals("order-details"))
                .toList();
        slow.forEach(name -> slowDown(name, 3_000));
        long start = System.nanoTime();
        for (int i = 0; i < 10; i++) {
            String order = placed();
            assertThat(clerk().get(order + "?atLeastVersion=0").status()).isEqualTo(200);
        }

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        slow.forEach(name -> slowDown(name, 0));
        slow.forEach(name -> awaitLag(name, 0));
    }

    @Test
    void aBatchThatWaitsHoldsNothing() {
        slowDown("order-list", 3_000);

        // Each batch waits anew, so whoever comes too late for one sees it of the next.
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
            placed();
            return processor("order-list").get("lagSeconds").doubleValue() > 1.5;
        });
        assertThat(sql.sql("""
                                select count(*) from pg_stat_activity
                                where datname = current_database() and state = 'idle in transaction'
                                    and state_change < clock_timestamp() - interval '1 second'
                                """).query(Integer.class).single()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'millis': 3001}           | invalid-request | /millis
                    {'millis': -1}             | invalid-request | /millis
                    {'millis': 99999999999999} | invalid-request | /millis
                    {'millis': '5'}            | invalid-request | /millis
                    {'millis': 1.5}            | invalid-request | /millis
                    {'seconds': 1}             | invalid-request | /seconds
                    {}                         | invalid-order   | /millis
                    """)
    void aWaitIsUpToThreeSeconds(String body, String problem, String fault) {
        Answer answer = put(operator(), SLOWDOWN, quoted(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.faults()).contains(fault);
    }

    @Test
    void aProcessorThatIsNotThereIsNotFound() {
        assertThat(put(operator(), "/demo/slowdowns/nothing", quoted("{'millis': 5}"))
                        .problem())
                .isEqualTo("not-found");
    }

    /** Otherwise nobody would know who has done it. */
    @Test
    void aReadModelThatCanNotBeRecordedAsSlowedDownIsNot() {
        sql.sql("alter table operations.actions add constraint full_disk check (false) not valid")
                .update();
        try {
            assertThat(put(operator(), SLOWDOWN, quoted("{'millis': 1000}")).status())
                    .isEqualTo(500);
        } finally {
            sql.sql("alter table operations.actions drop constraint full_disk").update();
        }

        assertThat(switches().at("/slowdowns/order-list").intValue()).isZero();
    }

    @Test
    void everybodyWhoReadsSeesWhatIsSwitchedOn() {
        slowDown("order-details", 1_000);

        JsonNode seen = switches();

        slowDown("order-details", 0);
        assertThat(seen.at("/slowdowns/order-details").intValue()).isEqualTo(1_000);
        assertThat(seen.get("fault").booleanValue()).isFalse();
    }

    private void awaitLag(String processor, int events) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> processor(processor).get("lagEvents").intValue() == events);
    }
}
