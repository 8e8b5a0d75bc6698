package dev.orderflow.api.observability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the runbook is about really happens to a node, and the alarm fires: with the rules of {@code docs/alerts.yml}, which wait for
 * less time here. Those that are not here need a day, a second node, or a slice of the application; {@link AlertsTest} has their logic.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true") // it takes some minutes
@ExtendWith(PrometheusIsInstalled.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AlarmsFireIT {

    private static final Database DATABASE = TestPostgres.newDatabase();
    private static final JdbcClient SQL = JdbcClient.create(DATABASE.dataSource());
    private static final Operator OPERATOR = new Operator(SQL);

    private static final String NAME = DATABASE.username();
    private static final String LIST = "order-list";

    private static final String OF_A_NEWER_VERSION = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            values (gen_random_uuid(), 'Order', gen_random_uuid(), 0, 'OrderTeleported', '1', now(), '{}', '{}')
            """;

    private static final String CLERK =
            "Basic " + Base64.getEncoder().encodeToString("clerk:clerk".getBytes(StandardCharsets.US_ASCII));

    /** What can't be undone. */
    private static final int AT_THE_END = Integer.MAX_VALUE - 9;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static ConfigurableApplicationContext node;
    private static Prometheus prometheus;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        node = OneNode.start(
                DATABASE,
                "orderflow.operations.stall-timeout=2s",
                "orderflow.projections.failed-batch-pause=1s",
                "orderflow.projections.dead-letter-limit=1",
                "orderflow.web.limits.commands=2");
        String soon = Files.readString(AlertFile.PATH)
                .replaceAll("\\bfor: \\w+", "for: 1s")
                .replaceAll("\\[\\w+]", "[15s]");
        Path rules = Files.writeString(directory.resolve("rules.yml"), soon);
        prometheus = Prometheus.start(directory, rules, address());
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        node.close();
    }

    @Test
    void aProcessorIsPaused() {
        OPERATOR.pause(LIST);

        alarm("ProcessorPaused");

        OPERATOR.resume(LIST);
        awaitQuiet("ProcessorPaused");
    }

    @Test
    void somebodyLocksAReadModel() throws SQLException {
        try (Connection other = locked("lock table read_model.order_list")) {
            place();

            alarm("ProcessorStalled");
            alarm("ProcessorLags");

            other.rollback();
        }
        awaitQuiet("ProcessorStalled", "ProcessorLags");
    }

    @Test
    void aTableRefusesARow() {
        OrderId order = TestOrders.newId();
        execute("alter table read_model.order_list add constraint no_frogs check (order_id <> '%s')".formatted(order));
        node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));

        alarm("DeadLetters");
        alarm("DeadLettersNearTheirLimit");

        execute("alter table read_model.order_list drop constraint no_frogs");
        execute("delete from read_model.dead_letters");
        awaitQuiet("DeadLetters", "DeadLettersNearTheirLimit");
    }

    @Test
    void aTriggerOfTheLogIsDisabled() {
        execute("alter table event_store.events disable trigger facts_stay");

        alarm("LogInconsistent");

        execute("alter table event_store.events enable trigger facts_stay");
        awaitQuiet("LogInconsistent");
    }

    @Test
    void anAppendDoesNotEnd() throws SQLException {
        try (Connection other = locked(OF_A_NEWER_VERSION)) {
            place();

            alarm("ReadersHeldUp");

            other.rollback();
        }
        awaitQuiet("ReadersHeldUp");
    }

    @Test
    void theRoleLosesARight() {
        execute("revoke insert on event_store.events from " + NAME);

        alarmWhile(AlarmsFireIT::tryToPlace, "StoreFails");
        alarmWhile(AlarmsFireIT::tryToPlace, "CommandsFail");

        execute("grant insert on event_store.events to " + NAME);
        awaitQuiet("StoreFails", "CommandsFail");
    }

    @Test
    void moreCommandsComeThanANodeWorksOn() throws SQLException {
        try (Connection other = locked("lock table event_store.events in exclusive mode")) {
            alarmWhile(AlarmsFireIT::send, "Overloaded");
            other.rollback();
        }
        awaitQuiet("Overloaded", "CommandsFail");
    }

    @Test
    void theDatabaseAcceptsNoWrites() {
        fromElsewhere("alter database %s set default_transaction_read_only = on".formatted(NAME));

        alarm("StoreReadOnly");

        fromElsewhere("alter database %s reset default_transaction_read_only".formatted(NAME));
        awaitQuiet("StoreReadOnly");
    }

    @Test
    void theDatabaseIsOutOfReach() {
        fromElsewhere("alter database %s allow_connections false".formatted(NAME));
        fromElsewhere("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where backend_type = 'client backend' and datname = '%s'".formatted(NAME));

        alarm("StoreUnreachable");

        fromElsewhere("alter database %s allow_connections true".formatted(NAME));
        awaitQuiet("StoreUnreachable");
    }

    @Test
    void aReplayDoesNotEnd() throws SQLException {
        try (Connection report = locked("lock table read_model.order_list in access share mode")) {
            OPERATOR.beginReplay(LIST);

            alarm("ReplayTakesLong");

            report.rollback();
        }
        OPERATOR.awaitReplay(LIST);
        awaitQuiet("ReplayTakesLong");
    }

    @Test
    @Order(AT_THE_END)
    void somebodyHasChangedARow() {
        place();
        OPERATOR.awaitCaughtUp(LIST);
        execute("update read_model.order_list set version = version + 1");
        OPERATOR.beginReplay(LIST);

        alarm("ReplayRefused");
    }

    /** No replay would help here, because this version does not know the event either. */
    @Test
    @Order(AT_THE_END)
    void anEventComesFromANewerVersion() {
        execute(OF_A_NEWER_VERSION);

        alarm("ReplayDue");
    }

    @Test
    @Order(AT_THE_END + 1)
    void theLogLosesItsLastEvents() {
        place();
        OPERATOR.awaitCaughtUp("order-details");
        execute("alter table event_store.events disable trigger facts_stay");
        execute("delete from event_store.events where position = (select max(position) from event_store.events)");
        execute("alter table event_store.events enable trigger facts_stay");

        alarm("LogRewound");
        alarm("ProcessorContradictsLog");
    }

    @Test
    @Order(AT_THE_END + 2)
    void noNodeIsLeft() {
        node.close();

        alarm("NoNodeReports");
    }

    private static void alarm(String name) {
        alarmWhile(() -> {}, name);
    }

    private static void alarmWhile(Runnable work, String name) {
        patiently().untilAsserted(() -> {
            work.run();
            assertThat(prometheus.firing()).contains(name);
        });
    }

    /** So that what one test has caused is not taken for what the next one has. */
    private static void awaitQuiet(String... names) {
        patiently().untilAsserted(() -> assertThat(prometheus.firing()).doesNotContain(names));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }

    private static void place() {
        node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(TestOrders.newId()));
    }

    private static void tryToPlace() {
        node.getBean(CommandGateway.class).send(TestOrders.place(TestOrders.newId()), (command, result) -> {});
    }

    /** By HTTP, where there are limits. Nobody waits for the answer. */
    private static void send() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://" + address() + "/api/orders/" + TestOrders.newId() + "/confirm"))
                .header("Authorization", CLERK)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}"))
                .build();
        CompletableFuture<?> unused = HTTP.sendAsync(request, BodyHandlers.discarding());
    }

    private static String address() {
        return "localhost:" + node.getEnvironment().getProperty("local.server.port");
    }

    /** A connection whose transaction has done this, and does not end. */
    private static Connection locked(String statement) throws SQLException {
        Connection connection = DATABASE.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute(statement);
        }
        return connection;
    }

    private static void execute(String statement) {
        SQL.sql(statement).update();
    }

    /** From another database of the server. */
    private static void fromElsewhere(String statement) {
        String server = DATABASE.url().substring(0, DATABASE.url().lastIndexOf('/') + 1);
        new JdbcTemplate(new DriverManagerDataSource(server + "postgres", DATABASE.username(), DATABASE.password()))
                .execute(statement);
    }
}
