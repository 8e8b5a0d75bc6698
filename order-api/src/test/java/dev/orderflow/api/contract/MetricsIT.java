package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.LiveStream;
import dev.orderflow.api.Operator;
import dev.orderflow.api.Scrape;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What Prometheus is told. */
@FullApplication
class MetricsIT extends OverHttp {

    private static final String COMMANDS = "orderflow_commands_seconds_count";

    @Test
    void operatorsAloneMayScrape() {
        assertThat(operator().get("/actuator/prometheus").status()).isEqualTo(200);
        assertThat(clerk().get("/actuator/prometheus").problem()).isEqualTo("forbidden");
        assertThat(stranger().get("/actuator/prometheus").problem()).isEqualTo("unauthenticated");
    }

    @Test
    void whatAnySpringApplicationTellsIsThereToo() {
        placed();

        assertThat(scrape().names())
                .contains("jvm_memory_used_bytes", "hikaricp_connections_active", "http_server_requests_seconds_count");
    }

    /** It would cost more than the rest of the request. */
    @Test
    void theFiltersOfSpringSecurityAreNotTimed() {
        placed();

        assertThat(scrape().names()).noneMatch(name -> name.startsWith("spring_security"));
    }

    @Test
    void eachPoolHasItsMeters() {
        Scrape scrape = scrape();

        for (String pool : List.of("processors", "log")) {
            assertThat(scrape.all()).as(pool).anySatisfy(series -> {
                assertThat(series.name()).isEqualTo("hikaricp_connections_max");
                assertThat(series.labels()).contains("pool=\"" + pool + "\"");
            });
        }
    }

    @Test
    void commandsAreCountedAndTimedByWhatBecameOfThem() {
        Scrape before = scrape();

        String order = confirmed();
        clerk().command(order + "/confirm");
        clerk().command(order + "/deliver");
        clerk().command(newOrder() + "/deliver");
        clerk().command(order + "/deliver", "If-Match", "\"0\"");

        Scrape after = scrape();
        for (String labels : List.of(
                "command=\"PlaceOrder\",outcome=\"accepted\",reason=\"\"",
                "command=\"ConfirmOrder\",outcome=\"accepted\",reason=\"\"",
                "command=\"ConfirmOrder\",outcome=\"refused\",reason=\"already-confirmed\"",
                "command=\"DeliverOrder\",outcome=\"refused\",reason=\"not-shipped\"",
                "command=\"DeliverOrder\",outcome=\"refused\",reason=\"order-not-found\"",
                "command=\"DeliverOrder\",outcome=\"version-mismatch\",reason=\"\"")) {
            assertThat(grown(before, after, COMMANDS, labels.split(",")))
                    .as(labels)
                    .isEqualTo(1);
        }
        assertThat(grown(before, after, COMMANDS)).isEqualTo(6);
        assertThat(grown(before, after, "orderflow_commands_seconds_sum", "command=\"PlaceOrder\""))
                .isBetween(0.0001, 30.0);
        assertThat(grown(before, after, "orderflow_commands_seconds_bucket", "le=\"+Inf\""))
                .isEqualTo(6);
    }

    @Test
    void aPlacementOfAnOrderThatExistsIsARefusal() {
        String order = placed();
        Scrape before = scrape();

        clerk().post(
                        ORDERS,
                        placement(newCustomer(), BOOK).replaceFirst("\\{", "{\"orderId\": \"" + id(order) + "\", "));

        assertThat(grown(before, scrape(), COMMANDS, "outcome=\"refused\"", "reason=\"order-exists\""))
                .isEqualTo(1);
    }

    @Test
    void anAnswerThatIsGivenAgainIsNotCounted() {
        String order = confirmed();
        String[] key = {"Idempotency-Key", UUID.randomUUID().toString()};
        String[] otherKey = {"Idempotency-Key", UUID.randomUUID().toString()};
        clerk().post(order + "/ship", SHIPMENT, key);
        clerk().command(order + "/confirm", otherKey);
        Scrape before = scrape();

        assertThat(clerk().post(order + "/ship", SHIPMENT, key).header("Idempotency-Replayed"))
                .isEqualTo("true");
        assertThat(clerk().command(order + "/confirm", otherKey).header("Idempotency-Replayed"))
                .isEqualTo("true");

        assertThat(grown(before, scrape(), COMMANDS)).isZero();
    }

    /** The first try and five more. */
    @Test
    void eachRaceThatIsLostIsAConflict() {
        String order = placed();
        sql.sql("""
                        create function event_store.faster() returns trigger language plpgsql as $$
                        begin
                            raise exception 'another was faster' using errcode = 'unique_violation';
                        end $$
                        """).update();
        sql.sql("create trigger faster before insert on event_store.events for each row when (new.aggregate_id = '"
                        + id(order) + "') execute function event_store.faster()")
                .update();
        Scrape before = scrape();
        try {
            assertThat(clerk().command(order + "/confirm").problem()).isEqualTo("concurrent-change");
        } finally {
            sql.sql("drop function event_store.faster() cascade").update();
        }

        assertThat(grown(before, scrape(), COMMANDS, "outcome=\"conflict\"", "reason=\"lost-race\""))
                .isEqualTo(6);
    }

    @ForEveryReadModel
    void aProcessorThatKeepsUpHasNoLagAndAllItsSegments(String processor) {
        placed();
        String label = "processor=\"" + processor + "\"";

        Scrape scrape = await(label, "orderflow_processor_segments_claimed_here", 2);

        assertThat(scrape.sum("orderflow_processor_segments", label)).isEqualTo(2);
        assertThat(scrape.sum("orderflow_processor_segments_unclaimed", label)).isZero();
        assertThat(scrape.sum("orderflow_processor_position", label)).isPositive();
        assertThat(scrape.sum("orderflow_processor_dead_letters_limit", label)).isEqualTo(1_000);
        assertThat(scrape.sum("orderflow_log_head")).isPositive();
        assertThat(scrape.sum("orderflow_store_reachable")).isEqualTo(1);
        await(label, "orderflow_processor_lag_events", 0);
    }

    @Test
    void theLagOfAPausedProcessorGrowsUntilItIsResumed() {
        String label = "processor=\"customer-summary\"";
        Operator operator = new Operator(sql);
        operator.awaitCaughtUp("customer-summary");
        operator.pause("customer-summary");
        try {
            placed();
            placed();

            Scrape behind = await(label, "orderflow_processor_lag_events", 2);
            assertThat(behind.sum("orderflow_processor_lag_seconds", label)).isPositive();
            assertThat(behind.sum("orderflow_processor_paused", label)).isEqualTo(1);
            assertThat(behind.sum("orderflow_processor_stalled", label)).isZero();
            assertThat(behind.sum("orderflow_processor_segments_unclaimed", label))
                    .isEqualTo(2);
        } finally {
            operator.resume("customer-summary");
        }
        Scrape resumed = await(label, "orderflow_processor_lag_events", 0);
        assertThat(resumed.sum("orderflow_processor_lag_seconds", label)).isZero();
    }

    @Test
    void whatAProcessorLeavesForOperatorsIsCounted() {
        sql.sql("""
                        insert into read_model.skipped_events (processor, type, revision, events, first_position, last_position)
                        values ('daily-statistics', 'OrderGiftWrapped', '1', 3, 1, 3)
                        """).update();
        sql.sql(
                        "insert into read_model.replays (processor, finished_at, failure) values ('daily-statistics', now(), 'no')")
                .update();
        // The last of them: whoever sees it sees the others.
        sql.sql("""
                        insert into read_model.dead_letters (processor, position, aggregate_id, sequence_number, cause, attempts)
                        values ('daily-statistics', 9999999, gen_random_uuid(), 0, 'a test', 1)
                        """).update();
        try {
            Scrape scrape = await("processor=\"daily-statistics\"", "orderflow_processor_dead_letters", 1);
            assertThat(scrape.sum("orderflow_processor_skipped_events", "processor=\"daily-statistics\""))
                    .isEqualTo(3);
            assertThat(scrape.sum("orderflow_processor_replay_refused", "processor=\"daily-statistics\""))
                    .isEqualTo(1);
            assertThat(scrape.sum("orderflow_processor_dead_letters", "processor=\"order-list\""))
                    .isZero();
        } finally {
            sql.sql("delete from read_model.replays where processor = 'daily-statistics' and failure = 'no'")
                    .update();
            sql.sql("delete from read_model.dead_letters where processor = 'daily-statistics'")
                    .update();
            sql.sql("delete from read_model.skipped_events where processor = 'daily-statistics'")
                    .update();
        }
    }

    @Test
    void liveSubscribersAreCounted() throws IOException {
        double before = scrape().sum("orderflow_live_subscribers");

        try (LiveStream opened = viewer().stream("/api/events/stream")) {
            assertThat(opened).isNotNull();
            assertThat(scrape().sum("orderflow_live_subscribers")).isEqualTo(before + 1);
        }
    }

    private Scrape scrape() {
        return Scrape.of(operator().get("/actuator/prometheus"));
    }

    private Scrape await(String label, String name, double value) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(this::scrape, scrape -> scrape.sum(name, label) == value);
    }

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sum(name, labels) - before.sum(name, labels);
    }
}
