package dev.orderflow.platform.replication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.Scrape;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.eventstore.LogCheck;
import dev.orderflow.platform.startup.StartRefused;
import dev.orderflow.platform.testing.TestPostgres;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The whole application on a copy of another one's log. Its broker is away, so the test hands it what the topic would have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // starts the nodes once
class CopiedLogIT {

    private final ConfigurableApplicationContext writer = OneNode.start(TestPostgres.newDatabase());
    private final ConfigurableApplicationContext reader = OneNode.start(
            TestPostgres.newDatabase(),
            "orderflow.role=read",
            "orderflow.replication.group=test",
            "spring.kafka.bootstrap-servers=localhost:1");

    private final JdbcClient log = writer.getBean(JdbcClient.class);
    private final JdbcClient copy = reader.getBean(JdbcClient.class);

    @AfterAll
    void stop() {
        reader.close();
        writer.close();
    }

    /** The check of the log knows that triggers are off here that decide elsewhere. */
    @Test
    void readModelsFollowTheCopyAsSoonAsItGrows() {
        place();

        follow();

        Operator operator = new Operator(copy);
        ReadModels.names(copy).forEach(operator::awaitCaughtUp);
        Folds.assertNoDifferences(copy);
        assertThat(rows(copy)).isNotEmpty().isEqualTo(rows(log));
        assertThat(reader.getBean(LogCheck.class).faults()).isEmpty();
    }

    /** Of two appends at the same time, one does not see the other. In the copy it comes second, and would see it. */
    @Test
    void noTriggerOfTheApplicationChangesWhatIsCopied() {
        place();
        log.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Stock', 'stock/pen.blue', 0, 'StockReceived', '1', now(), '{}', '{}')
                        """).update();
        OrderId order = TestOrders.newId();
        CommandGateway commands = writer.getBean(CommandGateway.class);
        commands.sendAndWait(TestOrders.place(order));
        commands.sendAndWait(TestOrders.addLine(order, "pen.blue"));
        log.sql("alter table event_store.events disable trigger facts_stay").update();
        assertThat(log.sql("""
                                update event_store.events set metadata = metadata - 'awaitingStock'
                                where aggregate_id = ? and jsonb_exists(metadata, 'awaitingStock')
                                """).param(order.toString()).update()).isEqualTo(1);
        log.sql("alter table event_store.events enable trigger facts_stay").update();

        follow();

        assertThat(rows(copy)).isEqualTo(rows(log));
    }

    /** As in the database that is written to: the rest goes on, and the copy has the event for the retry. */
    @Test
    void whatAReadModelRefusesIsADeadLetterUntilItIsRetried() {
        String letters = "/api/processors/order-list/dead-letters";
        OrderId order = TestOrders.newId();
        copy.sql("alter table read_model.order_list add constraint no_newts check (order_id <> '%s')".formatted(order))
                .update();
        writer.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));

        follow();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> get(letters).json().at("/items").size() == 1);
        JsonNode letter = get(letters).json().at("/items/0");
        assertThat(letter.get("aggregateId").stringValue()).isEqualTo(order.toString());
        assertThat(letter.get("cause").stringValue()).contains("no_newts");
        copy.sql("alter table read_model.order_list drop constraint no_newts").update();
        assertThat(post(letters + "/" + letter.get("id").stringValue() + "/retry")
                        .status())
                .isEqualTo(202);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get(letters).json().at("/items").isEmpty());
        assertThat(copy.sql("select count(*) from read_model.order_list where order_id = ?")
                        .param(order.value())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whereNobodyFollowsNothingSaysThatItIsInStep() {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(
                        () -> assertThat(get("/actuator/health/replication").text())
                                .contains("\"status\":\"DOWN\"", "The broker has not answered"));
        assertThat(get("/api/processors/log-follower").text())
                .contains("\"caughtUp\":false", "The broker has not answered");
        assertThat(get("/actuator/health/readiness").status()).isEqualTo(200);
    }

    @Test
    void theProcessorsAreThoseOfTheReadModelsUnlessAllAreAskedFor() {
        assertThat(get("/api/processors").text()).doesNotContain("log-follower");
        assertThat(get("/api/processors?sideEffects=true").text()).contains("log-follower");
    }

    @Test
    void theFollowerCanOnlyBeLookedAt() {
        Answer answer = post("/api/processors/log-follower/pause");

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.json().get("detail").stringValue())
                .isEqualTo("log-follower can be looked at, and not operated.");
    }

    @Test
    void itsMetersAreThoseThatTheAlertsAskFor() {
        assertThat(Scrape.of(get("/actuator/prometheus")).names().stream()
                        .filter(name -> name.startsWith("orderflow_replication_"))
                        .collect(Collectors.toSet()))
                .isEqualTo(ReadNodeMeters.NAMES);
    }

    @Test
    void withoutAGroupItDoesNotStart() {
        assertThatThrownBy(() -> OneNode.start(TestPostgres.newDatabase(), "orderflow.role=read"))
                .rootCause()
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining("consumer group");
    }

    private void place() {
        CommandGateway commands = writer.getBean(CommandGateway.class);
        for (int number = 0; number < 5; number++) {
            OrderId order = TestOrders.newId();
            commands.sendAndWait(TestOrders.place(order));
            commands.sendAndWait(TestOrders.confirm(order));
            commands.sendAndWait(TestOrders.ship(order));
        }
    }

    private void follow() {
        copy.sql("update replication.progress set next_offset = 0").update();
        HandedTopic.follow(reader, 0, new LogRows(log).between(1, Long.MAX_VALUE));
    }

    private static List<String> rows(JdbcClient sql) {
        return sql.sql("select events::text from event_store.events order by position")
                .query(String.class)
                .list();
    }

    private Answer get(String path) {
        return Answer.to(OneNode.request(reader, "operator", path).build());
    }

    private Answer post(String path) {
        return Answer.to(OneNode.request(reader, "operator", path)
                .POST(BodyPublishers.noBody())
                .build());
    }
}
