package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.context.TestPropertySource;

/** The database is out of reach: clients hear that soon, and by a status that tells them to come back. */
@FullApplication
@TestPropertySource(
        properties = "spring.datasource.hikari.connection-timeout=500") // so that the test need not wait long
class OutageIT extends OverHttp {

    @Autowired
    private DataSourceProperties database;

    private String order;
    private Connection last;

    @BeforeEach
    void shutTheDoorBehindUs() throws SQLException {
        order = placed();
        viewer().get(order + "?atLeastVersion=0");
        last = new DriverManagerDataSource(database.getUrl(), database.getUsername(), database.getPassword())
                .getConnection();
        execute("alter database " + last.getCatalog() + " allow_connections false");
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");
    }

    @AfterEach
    void openItAgain() throws SQLException {
        execute("alter database " + last.getCatalog() + " allow_connections true");
        last.close();
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
    void commandsAreToldThatNothingWasWritten() {
        viewer().get(ORDERS); // a connection that breaks off in mid-command would leave it open what became of that

        assertNothingWasWritten(clerk().command(order + "/confirm"));
        assertNothingWasWritten(clerk().post(ORDERS, placement(newCustomer(), BOOK)));
    }

    @Test
    void theHealthTellsItAndTheProcessStaysAlive() {
        assertThat(stranger().get("/actuator/health").status()).isEqualTo(503);
        assertThat(stranger().get("/actuator/health/liveness").status()).isEqualTo(200);
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
        try (Statement statement = last.createStatement()) {
            statement.execute(command);
        }
    }
}
