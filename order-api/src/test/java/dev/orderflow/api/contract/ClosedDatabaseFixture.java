package dev.orderflow.api.contract;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Scrape;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/** An application whose database somebody closes, from a connection to another database of the server. */
@FullApplication
@TestPropertySource(
        properties = "spring.datasource.hikari.connection-timeout=500") // so that the tests need not wait long
abstract class ClosedDatabaseFixture extends OverHttp {

    static final String READINESS = "/actuator/health/readiness";

    private String database;
    private Connection elsewhere;

    @BeforeEach
    void connectElsewhere(
            @Value("${spring.datasource.url}") String url,
            @Value("${spring.datasource.username}") String username,
            @Value("${spring.datasource.password}") String password)
            throws SQLException {
        int name = url.lastIndexOf('/') + 1;
        database = url.substring(name);
        elsewhere =
                new DriverManagerDataSource(url.substring(0, name) + "postgres", username, password).getConnection();
    }

    @AfterEach
    void disconnect() throws SQLException {
        elsewhere.close();
    }

    /** Such as {@code set … = …}, of the application's database. */
    void alterDatabase(String change) throws SQLException {
        execute("alter database %s %s".formatted(database, change));
    }

    void endConnections() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where backend_type = 'client backend' and datname = '%s'".formatted(database));
    }

    Scrape scrape() {
        return Scrape.of(done(operator().get("/actuator/prometheus")));
    }

    static ConditionFactory within(int seconds) {
        return Awaitility.await().atMost(Duration.ofSeconds(seconds));
    }

    private void execute(String command) throws SQLException {
        try (Statement statement = elsewhere.createStatement()) {
            statement.execute(command);
        }
    }
}
