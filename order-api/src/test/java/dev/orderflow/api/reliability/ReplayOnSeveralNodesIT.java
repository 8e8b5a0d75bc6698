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
        slowDownAndRecordSteps();

        request(second, SUMS + "/replay");
        await(() -> operator.position(REBUILD) > 0);
        second.kill();
        await(() -> owned(first) == all());
        long inherited = operator.position(REBUILD);
        await(() -> operator.position(REBUILD) > inherited);
        first.kill();
        assertThat(operator.position(REBUILD)).isLessThan(head);
        first = RunningJar.start(database);

        operator.awaitReplay(SUMS);
        assertThat(stepsBack()).isZero();
        assertThat(Folds.differences(sql, SUMS)).isZero();
    }

    /** As many as are not replayed in a moment: one by way of the application, and copies of it. */
    private void aLogOfOrders() {
        Load load = new Load(1, first::uri);
        awaitMore(load, 3);
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

    /** A step is a batch of the rebuild that is committed. */
    private void slowDownAndRecordSteps() {
        sql.sql("""
                        create table steps (
                            number bigint generated always as identity, segment integer not null, position bigint not null)
                        """).update();
        sql.sql("""
                        create function step() returns trigger language plpgsql as $$
                        begin
                            perform pg_sleep(0.5);
                            insert into public.steps (segment, position)
                            values (new.segment, coalesce((new.token::jsonb ->> 'index')::bigint, 0));
                            return null;
                        end $$
                        """).update();
        sql.sql("create trigger step after update of token on read_model.tokens for each row"
                        + " when (new.processor = '" + REBUILD + "') execute function step()")
                .update();
    }

    /** How often a segment has begun again before where it was. */
    private long stepsBack() {
        return sql.sql("""
                        select count(*) from (
                            select position - lag(position) over (partition by segment order by number) as step from steps
                        ) as taken
                        where step < 0
                        """).query(Long.class).single();
    }
}
