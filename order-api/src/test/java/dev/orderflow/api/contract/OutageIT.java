package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Scrape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/** The database is out of reach: clients hear that soon, and by a status that tells them to come back. */
@FullApplication
@TestPropertySource(
        properties = "spring.datasource.hikari.connection-timeout=500") // so that the test need not wait long
class OutageIT extends OverHttp {

    @Autowired
    private DataSource pool;

    private String order;
    private String database;
    private Connection elsewhere;

    @BeforeEach
    void shutTheDoorBehindUs(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String username,
            @Value("${spring.datasource.password}") String password)
            throws SQLException {
        order = placed();
        viewer().get(order + "?atLeastVersion=0");
        int name = url.lastIndexOf('/') + 1;
        database = url.substring(name);
        elsewhere =
                new DriverManagerDataSource(url.substring(0, name) + "postgres", username, password).getConnection();
        execute("alter database %s allow_connections false".formatted(database));
        execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where backend_type = 'client backend' and datname = '%s'"
                        .formatted(database));
    }

    @AfterEach
    void openItAgain() throws SQLException {
        execute("alter database %s allow_connections true".formatted(database));
        elsewhere.close();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> viewer().get(order).status() == 200);
    }

    @Test
    void readsAreToldToComeBack() {
        assertUnavailable(viewer().get(order));
        assertUnavailable(viewer().get(ORDERS));
        assertUnavailable(viewer().get(order + "?atLeastVersion=7&timeout=PT0.1S"));
    }

    @Test
    void commandsAreToldThatNothingWasWritten() throws SQLException {
        // A command on a connection that breaks off under it would be told that it may have been carried out.
        pool.unwrap(HikariDataSource.class).getHikariPoolMXBean().softEvictConnections();

        assertNothingWasWritten(clerk().command(order + "/confirm"));
        assertNothingWasWritten(clerk().post(ORDERS, placement(newCustomer(), BOOK)));
    }

    @Test
    void theHealthTellsItAndTheProcessStaysAlive() {
        within(5).until(() -> stranger().get("/actuator/health").status() == 503);
        assertThat(stranger().get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    /** By itself, without a restart. */
    @Test
    void theNodeIsOutOfServiceUntilTheStoreIsBack() throws SQLException {
        within(5).until(() -> stranger().get("/actuator/health/readiness").status() == 503);

        execute("alter database %s allow_connections true".formatted(database));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> stranger().get("/actuator/health/readiness").status() == 200);
    }

    @Test
    void theMetersSayThatTheyDoNotKnow() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> Double.isNaN(scrape().sum("orderflow_processor_lag_seconds")));

        within(5).until(() -> scrape().sum("orderflow_store_reachable") == 0);
        assertThat(scrape().names()).contains("jvm_memory_used_bytes");
    }

    private static ConditionFactory within(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds));
    }

    private Scrape scrape() {
        Answer answer = operator().get("/actuator/prometheus");
        assertThat(answer.status()).isEqualTo(200);
        return Scrape.of(answer);
    }

    private static void assertNothingWasWritten(Answer answer) {
        assertUnavailable(answer);
        assertThat(answer.json().get("detail").stringValue()).startsWith("Nothing was written");
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.problem()).isEqualTo("store-unavailable");
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.text()).doesNotContain("SQL", "Exception", "jdbc");
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = elsewhere.createStatement()) {
            statement.execute(command);
        }
    }
}
