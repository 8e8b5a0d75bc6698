package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.TestOrders;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** After a replay the former build is kept, and an operator can return to it. */
class WayBackIT extends ReplayFixture {

    @Test
    void thereIsAWayBackFromWhichTheOldRowsFollowTheLog() {
        sql.sql("update read_model.order_list set customer_id = 'as it was before' where order_id = ?")
                .param(order.value())
                .update();
        operator.replay(LIST);
        commands.sendAndWait(TestOrders.confirm(order));
        operator.awaitCaughtUp(LIST);

        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});

        operator.awaitCaughtUp(LIST);
        assertThat(rows("order_list")).anyMatch(row -> row.contains("as it was before") && row.contains("CONFIRMED"));
        operator.replay(LIST);
    }

    @Test
    void thereIsNoWayBackToABuildThatIsNotWhole() {
        operator.replay(LIST);
        beginAReplayThatGetsNowhere();
        assertThatTheBuildsStayWhereTheyAre();

        sql.sql("update read_model.replays set finished_at = now() where finished_at is null")
                .update();
        assertThatTheBuildsStayWhereTheyAre();

        letTheNewBuildGoOn();
        operator.replay(LIST);
    }

    private void assertThatTheBuildsStayWhereTheyAre() {
        assertThatThrownBy(() ->
                        sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {}))
                .hasMessageContaining("not whole");
        assertThat(version(order)).isZero();
    }

    /** A node that loses a claim may take it up again, and Axon would let it wait for twice as long each time. */
    @Test
    void howeverOftenBuildsChangePlacesTheSegmentsAreSoonWorkedOnAgain() {
        operator.replay(LIST);

        for (int swap = 1; swap <= 5; swap++) {
            awaitOwners();
            sql.sql("select read_model.swap_builds(?)").param(LIST).query(row -> {});
        }

        awaitOwners();
    }

    private void awaitOwners() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> sql.sql("select bool_and(owner is not null) from read_model.tokens where processor = ?")
                        .param(LIST)
                        .query(Boolean.class)
                        .single());
    }
}
