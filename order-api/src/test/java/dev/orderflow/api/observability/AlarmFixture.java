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
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A node and a Prometheus with the rules of {@code docs/alerts.yml}, which wait for less time here. Its tests are thorough: they take minutes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS) // starts them once
@ExtendWith(PrometheusIsInstalled.class)
public abstract class AlarmFixture {

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

    private final String[] settings;

    /** Its name is that of its owner. */
    private final Database database = TestPostgres.newDatabase();

    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    final Operator operator = new Operator(sql);

    private ConfigurableApplicationContext node;
    private Prometheus prometheus;

    /** @param settings of the node */
    protected AlarmFixture(String... settings) {
        this.settings = settings;
    }

    @BeforeAll
    void start(@TempDir Path directory) throws IOException {
        node = startNode();
        prometheus = Prometheus.withImpatientAlerts(directory, address());
    }

    @AfterAll
    void stop() {
        prometheus.close();
        node.close();
    }

    protected final void alarm(String name) {
        alarmWhile(() -> {}, name);
    }

    protected final void alarmWhile(Runnable work, String name) {
        patiently().untilAsserted(() -> {
            work.run();
            assertThat(prometheus.firing()).contains(name);
        });
    }

    /** So that what one test has caused is not taken for what the next one has. */
    protected final void awaitQuiet(String... names) {
        patiently().untilAsserted(() -> assertThat(prometheus.firing()).doesNotContain(names));
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofMinutes(3)).pollInterval(Duration.ofMillis(200));
    }

    protected final void place() {
        place(TestOrders.newId());
    }

    final void place(OrderId order) {
        dispatch(TestOrders.place(order));
    }

    protected final void dispatch(Object command) {
        node.getBean(CommandGateway.class).sendAndWait(command);
    }

    /** By HTTP, where there are limits. Nobody waits for the answer. */
    final void send() {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + address() + "/api/orders"))
                .header("Authorization", CLERK)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ORDER))
                .build();
        CompletableFuture<?> unused = HTTP.sendAsync(request, BodyHandlers.discarding());
    }

    ConfigurableApplicationContext startNode() {
        return OneNode.start(database, settings);
    }

    protected final ConfigurableApplicationContext node() {
        return node;
    }

    private String address() {
        return "localhost:" + node.getEnvironment().getProperty("local.server.port");
    }

    /** A connection whose transaction has done this, and does not end. */
    final Connection locked(String statement) throws SQLException {
        Connection connection = database.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement lock = connection.createStatement()) {
            lock.execute(statement);
        }
        return connection;
    }

    protected final void execute(String statement) {
        sql.sql(statement).update();
    }

    protected final String name() {
        return database.username();
    }

    /** From another database of the server. */
    final void fromElsewhere(String statement) {
        String server = database.url().substring(0, database.url().lastIndexOf('/') + 1);
        new JdbcTemplate(new DriverManagerDataSource(server + "postgres", database.username(), database.password()))
                .execute(statement);
    }
}
