package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.Scrape;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A processor that has handled events which the log does not have says so, stands still, and is well again after a replay. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LostEventsIT {

    private static final String LIST = "order-list";
    private static final String DETAILS = "order-details";

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Operator operator = new Operator(sql);
    private ConfigurableApplicationContext node;

    @BeforeAll
    void start() {
        node = OneNode.start(database);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void aTokenAheadOfTheLogIsAnErrorUntilAReplay() {
        place(3);
        awaitAllCaughtUp();
        sql.sql("update read_model.tokens set token = '{\"index\": 99999999}' where processor = ?")
                .param(LIST)
                .update();

        await(() -> !processor(LIST).get("caughtUp").booleanValue());
        assertThat(processor(LIST).get("error").stringValue())
                .contains("has handled position 99999999, but the log ends at " + head());
        assertThat(processor(LIST).get("lagEvents").longValue()).isEqualTo(events());
        assertThat(processor(LIST).get("lagSeconds").doubleValue()).isPositive();
        await(() -> client().get("/actuator/health").status() == 503);
        assertThat(client().get("/actuator/health").text()).contains("99999999");
        assertThat(meter("orderflow_processor_stalled", LIST)).isEqualTo(1);
        assertThat(meter("orderflow_processor_contradicts_log", LIST)).isEqualTo(1);
        assertThat(client().get("/actuator/health/readiness").status()).isEqualTo(200);
        assertThat(processor(DETAILS).get("error").isNull()).isTrue();

        replay(LIST);
        awaitWell();
    }

    /** The log was restored from a backup, the read models were not. */
    @Test
    void aLogThatHasLostEventsIsNoticedAlsoWhenOthersHaveTakenTheirPositions() {
        place(3);
        awaitAllCaughtUp();
        node.close();
        loseEvents(2);
        node = OneNode.start(database);

        await(() -> client().get("/actuator/health").status() == 503);
        place(5);
        ReadModels.names(sql)
                .forEach(readModel -> assertStandsStill(readModel, "an event at position %s".formatted(head() - 3)));

        ReadModels.names(sql).forEach(this::replay);
        awaitWell();
    }

    @Test
    void aReplayThatHasHandledLostEventsSaysSoAndGivesWayToTheNext() {
        place(1);
        awaitAllCaughtUp();
        operator.pause(LIST);
        assertThat(client().command("/api/processors/" + LIST + "/replay").status())
                .isEqualTo(202);
        sql.sql("update read_model.tokens set token = '{\"index\": 88888888}', token_type = ? where processor = ?")
                .param("dev.orderflow.platform.eventstore.LogToken")
                .param(LIST + ".rebuild")
                .update();

        assertThat(processor(LIST).get("error").stringValue())
                .startsWith("The replay: It has handled position 88888888");
        assertThat(client().command("/api/processors/" + LIST + "/replay").status())
                .isEqualTo(202);
        operator.resume(LIST);
        operator.awaitReplay(LIST);
        awaitWell();
    }

    /** The other processors are shown as they are. */
    @Test
    void aTokenThatNobodyCanReadIsAnErrorOfItsProcessorAlone() {
        place(1);
        awaitAllCaughtUp();
        sql.sql("update read_model.tokens set token = '{\"index\": oops' where processor = ? and segment = 0")
                .param(LIST)
                .update();

        await(() -> processor(LIST).path("error").stringValue("").contains("can't be read"));
        assertThat(processor(LIST).get("caughtUp").booleanValue()).isFalse();
        assertThat(processor(DETAILS).get("error").isNull()).isTrue();
        await(() -> client().get("/actuator/health").status() == 503);

        replay(LIST);
        awaitWell();
    }

    @Test
    void aMergeDoesNotHideWhatASegmentHasHandled() {
        place(1);
        awaitAllCaughtUp();
        sql.sql("update read_model.tokens set token = '{\"index\": 77777777}' where processor = ? and segment = 1")
                .param(LIST)
                .update();

        assertThat(client().command("/api/processors/" + LIST + "/segments/0/merge")
                        .status())
                .isEqualTo(202);

        assertThat(processor(LIST).get("error").stringValue()).contains("position 77777777");
        replay(LIST);
        awaitWell();
        assertThat(client().command("/api/processors/" + LIST + "/segments/0/split")
                        .status())
                .isEqualTo(202);
    }

    private void assertStandsStill(String readModel, String what) {
        await(() -> processor(readModel).path("error").stringValue("").contains(what));
        assertThat(processor(readModel).get("caughtUp").booleanValue()).isFalse();
        Awaitility.await().during(Duration.ofMillis(500)).until(() -> operator.position(readModel) < head());
        assertThat(Folds.differences(sql, readModel)).isPositive();
    }

    private void replay(String readModel) {
        assertThat(client().command("/api/processors/" + readModel + "/replay").status())
                .isEqualTo(202);
        operator.awaitReplay(readModel);
    }

    /** Those with side effects too, of which nobody has asked for anything. */
    private void awaitWell() {
        place(1);
        awaitAllCaughtUp();
        await(() -> client().get("/actuator/health").status() == 200);
        ReadModels.names(sql).forEach(readModel -> {
            assertThat(processor(readModel).get("error").isNull()).isTrue();
            assertThat(processor(readModel).get("caughtUp").booleanValue()).isTrue();
        });
        Folds.assertNoDifferences(sql);
    }

    private void awaitAllCaughtUp() {
        ReadModels.names(sql).forEach(operator::awaitCaughtUp);
    }

    /** As if the log, and nothing else, had been restored from an older backup. */
    private void loseEvents(int count) {
        sql.sql("alter table event_store.events disable trigger user").update();
        sql.sql("delete from event_store.events where position > ?")
                .param(head() - count)
                .update();
        sql.sql("alter table event_store.events enable trigger user").update();
        sql.sql("select setval(pg_get_serial_sequence('event_store.events', 'position'), ?)")
                .param(head())
                .query(row -> {});
    }

    private void place(int orders) {
        for (int order = 0; order < orders; order++) {
            OrderId id = TestOrders.newId();
            node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(id));
        }
    }

    private long head() {
        return number("select coalesce(max(position), 0) from event_store.events");
    }

    private long events() {
        return number("select count(*) from event_store.events");
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private JsonNode processor(String name) {
        return StreamSupport.stream(
                        client().get("/api/processors").json().get("items").spliterator(), false)
                .filter(item -> item.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private double meter(String name, String processor) {
        return Scrape.of(client().get("/actuator/prometheus")).all().stream()
                .filter(series ->
                        series.name().equals(name) && series.labels().contains("processor=\"" + processor + "\""))
                .findFirst()
                .orElseThrow()
                .value();
    }

    private Client client() {
        return new Client(node.getEnvironment().getRequiredProperty("local.server.port", Integer.class), "operator");
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
