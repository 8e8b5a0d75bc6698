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
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node and a Prometheus with the rules of {@code docs/alerts.yml}, which wait for less time here. */
abstract class AlarmFixture {

    static final String LIST = "order-list";

    static final String OF_A_NEWER_VERSION = """
            insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                type, revision, timestamp, payload, metadata)
            values (gen_random_uuid(), 'Order', gen_random_uuid(), 0, 'OrderTeleported', '1', now(), '{}', '{}')
            """;

    private static final String CLERK =
            "Basic " + Base64.getEncoder().encodeToString("clerk:clerk".getBytes(StandardCharsets.US_ASCII));

    private static final String ORDER = """
            {"customerId": "customer-7", "lines": [
                {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "19.90", "currency": "EUR"}}]}
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Its name is that of its owner. */
    private static Database database;

    private static JdbcClient sql;
    static Operator operator;

    private static ConfigurableApplicationContext node;
    private static Prometheus prometheus;

    @BeforeAll
    static void start(@TempDir Path directory) throws IOException {
        database = TestPostgres.newDatabase();
        sql = JdbcClient.create(database.dataSource());
        operator = new Operator(sql);
        node = OneNode.start(
                database,
                "orderflow.operations.stall-timeout=2s",
                "orderflow.projections.failed-batch-pause=1s",
                "orderflow.projections.dead-letter-limit=1",
                "orderflow.web.limits.commands=2");
        prometheus = Prometheus.withImpatientAlerts(directory, address());
    }

    @AfterAll
    static void stop() {
        prometheus.close();
        node.close();
    }

    static void alarm(String name) {
        alarmWhile(() -> {}, name);
    }

    static void alarmWhile(Runnable work, String name) {
        patiently().untilAsserted(() -> {
            work.run();
            assertThat(prometheus.firing()).contains(name);
        });
    }

    /** So that what one test has caused is not taken for what the next one has. */
    static void awaitQuiet(String... names) {
        patiently().untilAsserted(() -> assertThat(prometheus.firing()).doesNotContain(names));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }

    static void place() {
        place(TestOrders.newId());
    }

    static void place(OrderId order) {
        node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(order));
    }

    /** By HTTP, where there are limits. Nobody waits for the answer. */
    static void send() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + "/api/orders"))
                .header("Authorization", CLERK)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER))
                .build();
        CompletableFuture<?> unused = HTTP.sendAsync(request, BodyHandlers.discarding());
    }

    static void stopNode() {
        node.close();
    }

    private static String address() {
        return "localhost:" + node.getEnvironment().getProperty("local.server.port");
    }

    /** A connection whose transaction has done this, and does not end. */
    static Connection locked(String statement) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute(statement);
        }
        return connection;
    }

    static void execute(String statement) {
        sql.sql(statement).update();
    }

    static String name() {
        return database.username();
    }

    /** From another database of the server. */
    static void fromElsewhere(String statement) {
        String server = database.url().substring(0, database.url().lastIndexOf('/') + 1);
        new JdbcTemplate(new DriverManagerDataSource(server + "postgres", database.username(), database.password()))
                .execute(statement);
    }
}
