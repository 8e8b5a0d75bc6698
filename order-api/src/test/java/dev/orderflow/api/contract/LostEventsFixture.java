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
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A node, what its operators see of its processors, and how they make it well again. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LostEventsFixture {

    private final Database database = TestPostgres.newDatabase();
    final JdbcClient sql = JdbcClient.create(database.dataSource());
    final Operator operator = new Operator(sql);
    private ConfigurableApplicationContext node;

    @BeforeAll
    void start() {
        node = OneNode.start(database);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    void replay(String readModel) {
        assertThat(client().command("/api/processors/" + readModel + "/replay").status())
                .isEqualTo(202);
        operator.awaitReplay(readModel);
    }

    /** Those with side effects too, of which nobody has asked for anything. */
    void awaitWell() {
        place(1);
        awaitAllCaughtUp();
        await(() -> client().get("/actuator/health").status() == 200);
        ReadModels.names(sql).forEach(readModel -> {
            assertThat(processor(readModel).get("error").isNull()).isTrue();
            assertThat(processor(readModel).get("caughtUp").booleanValue()).isTrue();
        });
        Folds.assertNoDifferences(sql);
    }

    void awaitAllCaughtUp() {
        ReadModels.names(sql).forEach(operator::awaitCaughtUp);
    }

    void place(int orders) {
        for (int order = 0; order < orders; order++) {
            OrderId id = TestOrders.newId();
            node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(id));
        }
    }

    long head() {
        return number("select coalesce(max(position), 0) from event_store.events");
    }

    long events() {
        return number("select count(*) from event_store.events");
    }

    private long number(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    JsonNode processor(String name) {
        return StreamSupport.stream(
                        client().get("/api/processors").json().get("items").spliterator(), false)
                .filter(item -> item.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    double meter(String name, String processor) {
        return Scrape.of(client().get("/actuator/prometheus")).all().stream()
                .filter(series ->
                        series.name().equals(name) && series.labels().contains("processor=\"" + processor + "\""))
                .findFirst()
                .orElseThrow()
                .value();
    }

    Client client() {
        return new Client(node.getEnvironment().getRequiredProperty("local.server.port", Integer.class), "operator");
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(40))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
