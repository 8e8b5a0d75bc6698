package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import org.junit.jupiter.api.Test;

/** What a replay has done is in the database, so that whoever lives, or is started later, goes on from there. */
class ReplayOnSeveralNodesIT extends TwoNodes {

    private static final String SUMS = "daily-statistics";
    private static final String REBUILD = SUMS + ".rebuild";
    private static final int ORDERS = 5_000;

    @Test
    void aReplaySurvivesTheDeathsOfAllNodes() throws Exception {
        aLogOfOrders();
        operator.awaitCaughtUp(SUMS);
        long head = operator.position(SUMS);
        sql.sql("update read_model.daily_statistics set placed = placed + 1").update();
        try (TokenUpdates steps = new TokenUpdates(sql, REBUILD, 0.5)) {
            request(second, SUMS + "/replay");
            await(() -> operator.position(REBUILD) > 0);
            second.kill();
            await(() -> owned(first) == all());
            long inherited = operator.position(REBUILD);
            await(() -> operator.position(REBUILD) > inherited);
            first.kill();
            assertThat(operator.position(REBUILD)).isLessThan(head);
            first = restarted(first);

            operator.awaitReplay(SUMS);
            assertThat(steps.back()).isZero();
        }
        assertThat(Folds.differences(sql, SUMS)).isZero();
    }

    /** As many as are not replayed in a moment: one by way of the application, and copies of it. */
    private void aLogOfOrders() {
        Load load = new Load(1, first::uri);
        load.awaitMore(3);
        load.close();
        String order = load.acknowledged().element().orderId().toString();
        sql.sql("""
                        with copies as materialized (select gen_random_uuid()::text as id from generate_series(2, ?))
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), aggregate_type, id, sequence_number,
                            type, revision, timestamp, payload || jsonb_build_object('orderId', id), metadata
                        from event_store.events, copies
                        where aggregate_id = ?
                        order by sequence_number, id
                        """).param(ORDERS).param(order).update();
    }
}
