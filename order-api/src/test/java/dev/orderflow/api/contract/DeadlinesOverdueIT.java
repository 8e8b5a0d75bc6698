package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/** Deadlines that nobody carries out are noticed, and those that an operator has paused are not carried out. */
@TestPropertySource(
        properties = {
            // Nobody waits for five minutes here.
            "orderflow.deadlines.overdue-after=1s",
            // Seen soon after it.
            "orderflow.deadlines.poll-interval=200ms"
        })
@DirtiesContext // it would go on polling so often beside the other tests
class DeadlinesOverdueIT extends MetricsSetUp {

    private static final String PROCESSOR = "confirmation-deadlines";

    /** A task that another node works on, as far as this one knows: it shows no sign of death for an hour. */
    private static final String IN_OTHER_HANDS = "picked = true, last_heartbeat = now() + interval '1 hour'";

    @AfterEach
    void everyTaskIsInItsPlaceAndTheProcessorRuns() {
        new Operator(sql).resume(PROCESSOR);
        sql.sql("update deadlines.scheduled_tasks set picked = false, consecutive_failures = 0")
                .update();
        await(() -> assertThat(health().path("details").path("paused").booleanValue(true))
                .isFalse());
    }

    @Test
    void oneThatNobodyCarriesOutMakesTheHealthBadUntilItIs() {
        String order = placed();
        longDue(order, IN_OTHER_HANDS);

        await(() -> assertThat(health().path("status").stringValue("")).isEqualTo("DOWN"));
        assertThat(health().get("details").get("overdue").intValue()).isEqualTo(1);
        assertThat(scrape().sum("orderflow_deadlines_overdue")).isEqualTo(1);
        assertThat(scrape().sum("orderflow_deadlines_stalled")).isEqualTo(1);
        assertThat(stranger().get("/actuator/health").status()).isEqualTo(503);
        assertThat(stranger().get("/actuator/health/readiness").status()).isEqualTo(200);

        longDue(order, "picked = false");

        await(() -> assertThat(health().path("status").stringValue("")).isEqualTo("UP"));
        assertThat(events(order)).containsExactly("OrderPlaced", "OrderCancelled");
    }

    @Test
    void oneThatFailsIsCountedAndKeepsNobodyElseFromBeingHealthy() {
        sql.sql("update deadlines.scheduled_tasks set consecutive_failures = 3 where task_instance = ?")
                .param(scheduleOf(placed()))
                .update();

        await(() -> assertThat(scrape().sum("orderflow_deadlines_failing")).isEqualTo(1));
        await(() -> assertThat(health().path("status").stringValue("")).isEqualTo("UP"));
        assertThat(health().get("details").get("failing").intValue()).isEqualTo(1);
    }

    @Test
    void whileTheyArePausedNoOrderIsCancelledAndAfterwardsItIs() {
        String order = placed();
        scheduleOf(order);
        new Operator(sql).pause(PROCESSOR);
        await(() -> assertThat(health().path("details").path("paused").booleanValue(false))
                .isTrue());
        assertThat(viewer().get("/api/deadlines").json().get("paused").booleanValue())
                .isTrue();

        longDue(order, "picked = false");

        await(() -> assertThat(scrape().sum("orderflow_deadlines_overdue")).isEqualTo(1));
        assertThat(events(order)).containsExactly("OrderPlaced");
        assertThat(health().get("status").stringValue()).isEqualTo("UP");

        new Operator(sql).resume(PROCESSOR);

        await(() -> assertThat(events(order)).containsExactly("OrderPlaced", "OrderCancelled"));
        assertThat(viewer().get("/api/deadlines").json().get("paused").booleanValue())
                .isFalse();
    }

    private void longDue(String order, String state) {
        sql.sql("update deadlines.scheduled_tasks set execution_time = now() - interval '10 minutes', " + state
                        + " where task_instance = ?")
                .param(scheduleOf(order))
                .update();
    }

    private String scheduleOf(String order) {
        String find = "select schedule_id from deadlines.confirmations where order_id = ?::uuid";
        await(() ->
                assertThat(sql.sql(find).param(id(order)).query().listOfRows()).hasSize(1));
        return sql.sql(find).param(id(order)).query(String.class).single();
    }

    private JsonNode health() {
        return operator().get("/actuator/health").json().path("components").path("deadlines");
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .untilAsserted(assertion);
    }
}
