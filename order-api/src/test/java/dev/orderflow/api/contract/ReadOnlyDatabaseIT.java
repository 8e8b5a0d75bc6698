package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The database answers and takes no changes, as a standby does, or one that somebody has closed for maintenance. */
class ReadOnlyDatabaseIT extends ClosedDatabaseFixture {

    @BeforeEach
    void anOrder() {
        placed();
    }

    @AfterEach
    void takeChangesAgain() throws SQLException {
        acceptWrites();
        within(30).until(() -> stranger().get(READINESS).status() == 200);
    }

    @Test
    void theNodeIsOutOfServiceAndSaysWhy() throws SQLException {
        refuseWrites();
        endConnections();

        within(5).until(() -> stranger().get(READINESS).status() == 503);
        assertThat(operator().get("/actuator/health/db").json().toString())
                .contains("The database accepts no writes", "default_transaction_read_only");
        assertThat(stranger().get("/actuator/health/liveness").status()).isEqualTo(200);
    }

    @Test
    void theMetersTellItFromADatabaseThatIsAway() throws SQLException {
        assertThat(scrape().sum("orderflow_store_writable")).isEqualTo(1);

        refuseWrites();
        endConnections();

        within(5).until(() -> scrape().sum("orderflow_store_writable") == 0);
        assertThat(scrape().sum("orderflow_store_reachable")).isEqualTo(1);
    }

    @Test
    void commandsAreToldThatNothingWasWrittenAndReadsGoOn() throws SQLException {
        String order = placed();
        within(30).until(() -> viewer().get(order).status() == 200);
        refuseWrites();
        endConnections();
        within(5).until(() -> stranger().get(READINESS).status() == 503);

        Answer refused = clerk().post(ORDERS, placement(newCustomer(), BOOK));

        assertThat(refused.status()).as(refused.text()).isEqualTo(503);
        assertThat(refused.problem()).isEqualTo("store-unavailable");
        assertThat(refused.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(refused.json().get("detail").stringValue()).startsWith("Nothing was written");
        assertThat(viewer().get(order).status()).isEqualTo(200);
    }

    /** The connections that were opened meanwhile take no changes, even when new ones do: they have to go. */
    @Test
    void onceItTakesChangesAgainTheNodeIsWellByItself() throws SQLException {
        refuseWrites();
        endConnections();
        within(5).until(() -> stranger().get(READINESS).status() == 503);
        clerk().post(ORDERS, placement(newCustomer(), BOOK));

        acceptWrites();

        within(10).until(() -> stranger().get(READINESS).status() == 200);
        for (int placement = 0; placement < 20; placement++) {
            placed();
        }
        ReadModels.names(sql).forEach(new Operator(sql)::awaitCaughtUp);
    }

    /** Open connections still take changes, and each new one does not: half of the truth is the worst of all. */
    @Test
    void aDefaultThatOnlyNewConnectionsHaveIsNoticedToo() throws SQLException {
        refuseWrites();

        within(20).until(() -> stranger().get(READINESS).status() == 503);
        within(5)
                .until(() ->
                        clerk().post(ORDERS, placement(newCustomer(), BOOK)).status() == 503);
    }

    private void refuseWrites() throws SQLException {
        alterDatabase("set default_transaction_read_only = on");
    }

    private void acceptWrites() throws SQLException {
        alterDatabase("reset default_transaction_read_only");
    }
}
