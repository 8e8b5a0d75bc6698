package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Scrape;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What Prometheus is told. */
class MetricsIT extends MetricsSetUp {

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

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sum(name, labels) - before.sum(name, labels);
    }
}
