package net.example.billing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Databases that follow the log equal it, whoever is killed under load: {@code ./mvnw verify -Pthorough}. It is here because a broker is. See
 * docs/decisions/0054-read-nodes-follow-the-log.md.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class ReadNodesIT {

    private static final Logger LOG = LoggerFactory.getLogger(ReadNodesIT.class);

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient log = JdbcClient.create(database.dataSource());
    private final KafkaServer kafka = new KafkaServer();
    private final ReadSide first = new ReadSide("first", log, kafka.address());
    private final ReadSide second = new ReadSide("second", log, kafka.address());
    private final List<RunningOrders> writers = new CopyOnWriteArrayList<>();
    private final List<RunningOrders> readers = new CopyOnWriteArrayList<>();

    ReadNodesIT() throws IOException {}

    @BeforeEach
    void aNodeThatWritesAndOneThatReads() throws Exception {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.address()))) {
            admin.createTopics(List.of(new NewTopic("event-log", 1, (short) 1)))
                    .all()
                    .get();
        }
        writers.add(startWriter("both"));
        readers.add(first.start());
    }

    @AfterEach
    void stop() {
        writers.forEach(RunningOrders::kill);
        readers.forEach(RunningOrders::kill);
        kafka.kill();
    }

    @Test
    void theirRowsEqualTheLogAndItsFoldWhoeverIsKilled() throws Exception {
        Customers customers = new Customers(4, writers, true);
        customers.awaitMore(200);
        appendWhatNobodyKnows();
        first.awaitAll("From the beginning");

        readers.get(0).kill();
        customers.awaitMore(100);
        readers.set(0, first.start());
        first.awaitAll("The reader was killed");

        readers.add(second.start());
        second.awaitAll("A database was added");

        kafka.kill();
        customers.awaitMore(100);
        whatIsNotHereYetIsSaidToBe();
        kafka.start();
        first.awaitAll("The broker was killed");
        second.awaitAll("The broker was killed");

        writers.get(0).kill();
        writers.set(0, startWriter("write"));
        customers.awaitMore(100);
        first.awaitAll("The node that publishes was killed");

        replayUnderLoad(readers.get(0));
        Lag.measure(writers.get(0), readers.get(0), 100);
        aPublisherThatStandsStillIsHeardOf();
        first.awaitAll("The publisher was paused");
        first.measureCpu(readers.get(0), () -> customers.awaitMore(1000));

        List<Customers.Acknowledged> acknowledged = customers.stop();
        assertThat(versionsInTheLog()).containsAllEntriesOf(Customers.versions(acknowledged));
        for (ReadSide side : List.of(first, second)) {
            side.awaitAll("The customers have gone");
            side.assertEqualsTheLog();
            side.assertReadModelsEqualTheFold();
        }
        LOG.info("{} acknowledged, {} events in the log", acknowledged.size(), first.end());
    }

    @Test
    void ifTheNodeThatFollowsIsKilledAnotherOneOfItsDatabaseTakesOver() throws Exception {
        readers.add(first.start());
        Customers customers = new Customers(4, writers, true);
        customers.awaitMore(50);
        await().until(() -> readers.stream().anyMatch(node -> node.isCalled(first.follower())));
        RunningOrders follower = readers.stream()
                .filter(node -> node.isCalled(first.follower()))
                .findFirst()
                .orElseThrow();

        follower.kill();
        long killed = System.nanoTime();
        await().atMost(Duration.ofSeconds(30)).until(() -> !follower.isCalled(first.follower()));
        LOG.info("Another node follows after {}", Duration.ofNanos(System.nanoTime() - killed));
        customers.awaitMore(50);
        first.awaitAll("The node that follows was killed");

        customers.stop();
        first.awaitAll("The customers have gone");
        first.assertEqualsTheLog();
        first.assertReadModelsEqualTheFold();
    }

    /** As a newer version would, while nodes are upgraded. {@link ReadSide#assertEqualsTheLog} sees it copied. */
    private void appendWhatNobodyKnows() {
        log.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        values (gen_random_uuid(), 'Unknown', 'unknown/1', 0, 'NobodyKnows', '7', now(), '{"n": 1.00}', '{}')
                        """).update();
    }

    /** Of each order. Some are not of the customers. */
    private Map<String, List<Long>> versionsInTheLog() {
        return log
                .sql(
                        "select aggregate_id, sequence_number from event_store.events where aggregate_type = 'Order' order by position")
                .query((row, number) -> Map.entry(row.getString(1), row.getLong(2)))
                .stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
    }

    private RunningOrders startWriter(String role) throws IOException {
        return new RunningOrders(
                database, kafka.address(), Map.of("ORDERFLOW_ROLE", role, "ORDERFLOW_REPLICATION_PUBLISH", "true"));
    }

    /** While the broker is away. The node answers, and does not say that it is in step. */
    private void whatIsNotHereYetIsSaidToBe() throws IOException, InterruptedException {
        String order = UUID.randomUUID().toString();
        writers.get(0).place(order, "customer-0", "1.00");
        RunningOrders reader = readers.get(0);

        HttpResponse<String> answer = reader.get("/api/orders/" + order + "?atLeastVersion=0&timeout=PT0.3S", "viewer");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("read-model-behind");
        awaitHealth("The broker has not answered");
        assertThat(reader.get("/api/processors/log-follower", "operator").body())
                .contains("\"caughtUp\":false", "The broker has not answered");
        assertThat(reader.get("/actuator/health/readiness", "viewer").statusCode())
                .isEqualTo(200);
        assertThat(reader.get("/api/orders", "viewer").statusCode()).isEqualTo(200);
    }

    private void aPublisherThatStandsStillIsHeardOf() throws IOException, InterruptedException {
        writers.get(0).operate("/api/processors/log-publisher/pause");
        awaitHealth("Nobody who publishes the log has been heard");
        assertThat(readers.get(0)
                        .get("/api/processors/log-follower", "operator")
                        .body())
                .contains("\"caughtUp\":false");

        writers.get(0).operate("/api/processors/log-publisher/resume");
        awaitHealth("\"status\":\"UP\"");
    }

    private void awaitHealth(String text) {
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(readers.get(0)
                                .get("/actuator/health/replication", "operator")
                                .body())
                        .contains(text));
    }

    private void replayUnderLoad(RunningOrders reader) throws IOException, InterruptedException {
        reader.operate("/api/processors/order-list/replay");
        await().atMost(Duration.ofMinutes(2)).until(() -> !first.isReplaying("order-list"));
    }
}
