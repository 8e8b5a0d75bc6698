package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tells the processors what to do, as an operator would, and waits until they have done it. */
public final class Operator {

    private final JdbcClient sql;

    public Operator(JdbcClient sql) {
        this.sql = sql;
    }

    /** Returns when it stands still. One that is about to start has no owner either, and would still handle an event; so first it has to run. */
    public void pause(String readModel) {
        patiently().until(() -> owners(readModel) > 0 || isPaused(readModel));
        sql.sql("insert into read_model.paused_processors (processor) values (?) on conflict do nothing")
                .param(readModel)
                .update();
        patiently().until(() -> owners(readModel) == 0);
    }

    public void resume(String readModel) {
        sql.sql("delete from read_model.paused_processors where processor = ?")
                .param(readModel)
                .update();
    }

    /** Returns when the new build has taken the place of the old one. */
    public void replay(String readModel) {
        beginReplay(readModel);
        awaitReplay(readModel);
    }

    public void beginReplay(String readModel) {
        sql.sql("select read_model.begin_replay(?)").param(readModel).query(row -> {});
    }

    /** Returns when the replay has ended, also if its build was not taken. */
    public void awaitEndOfReplay(String readModel) {
        patiently().until(() -> !isReplaying(readModel));
    }

    public void awaitReplay(String readModel) {
        awaitEndOfReplay(readModel);
        assertThat(sql.sql(
                                "select coalesce(failure, '') from read_model.replays where processor = ? order by id desc limit 1")
                        .param(readModel)
                        .query(String.class)
                        .single())
                .isEmpty();
    }

    public boolean isReplaying(String readModel) {
        return sql.sql("select exists (select from read_model.replays where processor = ? and finished_at is null)")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }

    /** Lets a paused processor handle the whole log again, into the rows that are there. */
    public void rewind(String readModel) {
        sql.sql("update read_model.tokens set token = null, token_type = null where processor = ?")
                .param(readModel)
                .update();
    }

    /** Returns when everything that is in the log now has been handled. */
    public void awaitCaughtUp(String readModel) {
        long head = sql.sql("select coalesce(max(position), 0) from event_store.events")
                .query(Long.class)
                .single();
        patiently().until(() -> position(readModel) >= head);
    }

    /** How far all segments of a processor have come. */
    public long position(String processor) {
        return sql.sql("""
                        select coalesce(min(coalesce((token::jsonb ->> 'index')::bigint, 0)), 0)
                        from read_model.tokens where processor = ?
                        """).param(processor).query(Long.class).single();
    }

    private boolean isPaused(String processor) {
        return sql.sql("select exists (select from read_model.paused_processors where processor = ?)")
                .param(processor)
                .query(Boolean.class)
                .single();
    }

    private int owners(String readModel) {
        return sql.sql("select count(owner) from read_model.tokens where processor = ?")
                .param(readModel)
                .query(Integer.class)
                .single();
    }

    private static ConditionFactory patiently() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(20));
    }
}
