package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.api.Answer;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The database is out of reach: clients hear that soon, and by a status that tells them to come back. */
class OutageIT extends ClosedDatabaseFixture {

    @Autowired
    private DataSource pool;

    private String order;

    @BeforeEach
    void shutTheDoorBehindUs() throws SQLException {
        order = placed();
        viewer().get(order + "?atLeastVersion=0");
        alterDatabase("allow_connections false");
        endConnections();
    }

    @AfterEach
    void openItAgain() throws SQLException {
        alterDatabase("allow_connections true");
        within(30).until(() -> viewer().get(order).status() == 200);
        // The first command on a connection that broke off is told so.
        within(30)
                .until(() ->
                        clerk().post(ORDERS, placement(newCustomer(), BOOK)).status() == 201);
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
        within(5).until(() -> stranger().get(READINESS).status() == 503);

        alterDatabase("allow_connections true");

        within(30).until(() -> stranger().get(READINESS).status() == 200);
    }

    @Test
    void theMetersSayThatTheyDoNotKnow() {
        within(30).until(() -> Double.isNaN(scrape().sum("orderflow_processor_lag_seconds")));

        within(5).until(() -> scrape().sum("orderflow_store_reachable") == 0);
        assertThat(scrape().names()).contains("jvm_memory_used_bytes");
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
}
