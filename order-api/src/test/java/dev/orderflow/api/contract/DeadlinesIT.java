package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Orders that nobody confirms are cancelled after a day. Here the day is over when a test says so. */
@FullApplication
class DeadlinesIT extends OverHttp {

    private static final String DEADLINES = "/api/deadlines";
    private static final String PROCESSOR = "confirmation-deadlines";

    @AfterEach
    void theProcessorRunsAgain() {
        operator().command("/api/processors/" + PROCESSOR + "/resume");
    }

    @Test
    void aPlacedOrderIsDueADayLater() {
        String order = placed();

        JsonNode deadline = awaitDeadline(order);

        assertThat(deadline.propertyNames()).containsExactlyInAnyOrder("orderId", "deadline", "dueAt", "failures");
        assertThat(deadline.get("orderId").stringValue()).isEqualTo(id(order));
        assertThat(deadline.get("deadline").stringValue()).isEqualTo("confirmation");
        assertThat(deadline.get("failures").intValue()).isZero();
        Instant placedAt = Instant.parse(
                viewer().get(order + "?atLeastVersion=0").json().get("placedAt").stringValue());
        assertThat(Instant.parse(deadline.get("dueAt").stringValue())).isEqualTo(placedAt.plus(1, ChronoUnit.DAYS));
    }

    @Test
    void aConfirmedOrderIsNotDue() {
        String order = placed();
        String schedule = scheduleOf(order);

        done(clerk().command(order + "/confirm"));

        await(() -> assertThat(deadlines(order)).isEmpty());
        assertThat(sql.sql("select count(*) from deadlines.scheduled_tasks where task_instance = ?")
                        .param(schedule)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void whoIsNotConfirmedInTimeIsCancelledUnderTheCorrelationOfThePlacement() {
        Answer placement =
                done(clerk().post(ORDERS, placement(newCustomer(), BOOK), "X-Correlation-Id", "checkout-7731"));
        String order = placement.header("Location");

        theTimeIsOver(order);

        await(() -> assertThat(events(order)).containsExactly("OrderPlaced", "OrderCancelled"));
        JsonNode event =
                viewer().get(order + "/events?after=0").json().get("items").get(0);
        assertThat(event.get("payload").get("reason").stringValue()).isEqualTo("not confirmed in time");
        assertThat(event.get("metadata").get("actor").stringValue()).isEqualTo("deadline");
        assertThat(event.get("metadata").get("correlationId").stringValue()).isEqualTo("checkout-7731");
        assertThat(event.get("metadata").get("causationId").stringValue()).isNotEmpty();
        await(() -> assertThat(deadlines(order)).isEmpty());
    }

    @Test
    void theNextOnesComeFirst() {
        awaitDeadline(placed());
        awaitDeadline(placed());

        JsonNode items = viewer().get(DEADLINES + "?limit=2").json().get("items");

        assertThat(items)
                .extracting(item -> item.get("dueAt").stringValue())
                .hasSize(2)
                .isSorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=x", "orderId=7"})
    void whatIsNoLimitAndNoOrderIsRefused(String query) {
        assertThat(viewer().get(DEADLINES + "?" + query).status()).isEqualTo(400);
    }

    @Test
    void itsProcessorIsPausedLikeAnyOther() {
        Operator processors = new Operator(sql);
        processors.pause(PROCESSOR);
        String order = placed();

        JsonNode behind = operator().get("/api/processors/" + PROCESSOR).json();
        assertThat(behind.get("paused").booleanValue()).isTrue();
        assertThat(behind.get("caughtUp").booleanValue()).isFalse();
        assertThat(deadlines(order)).isEmpty();

        processors.resume(PROCESSOR);

        awaitDeadline(order);
    }

    /** Nothing that is read grows old by its pause. */
    @Test
    void itIsNoPausedProjection() {
        operator().command("/api/processors/" + PROCESSOR + "/pause");

        assertThat(viewer().get("/api/projections/paused").json()).isEqualTo(json("{'items':[]}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/replay", "/stepping"})
    void itHasNoReadModelToReplayNorToStepThrough(String action) {
        Answer refusal = operator().command("/api/processors/" + PROCESSOR + action);

        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.problem()).isEqualTo("no-read-model");
    }

    @Test
    void nothingIsScheduledTwiceWhenItsTokenIsPutBack() {
        String order = placed();
        String schedule = scheduleOf(order);
        Operator processors = new Operator(sql);
        processors.pause(PROCESSOR);
        processors.rewind(PROCESSOR);

        processors.resume(PROCESSOR);

        processors.awaitCaughtUp(PROCESSOR);
        assertThat(scheduleOf(order)).isEqualTo(schedule);
        assertThat(sql.sql(
                                "select count(*) from deadlines.scheduled_tasks where convert_from(task_data, 'UTF8') like ?")
                        .param("%" + id(order) + "%")
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    private void theTimeIsOver(String order) {
        sql.sql("update deadlines.scheduled_tasks set execution_time = now() where task_instance = ?")
                .param(scheduleOf(order))
                .update();
    }

    private String scheduleOf(String order) {
        awaitDeadline(order);
        return sql.sql("select schedule_id from deadlines.confirmations where order_id = ?::uuid")
                .param(id(order))
                .query(String.class)
                .single();
    }

    private JsonNode awaitDeadline(String order) {
        await(() -> assertThat(deadlines(order)).hasSize(1));
        return deadlines(order).get(0);
    }

    private List<JsonNode> deadlines(String order) {
        return List.copyOf(viewer().get(DEADLINES + "?orderId=" + id(order))
                .json()
                .get("items")
                .values());
    }

    private static void await(ThrowingRunnable assertion) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(assertion);
    }
}
