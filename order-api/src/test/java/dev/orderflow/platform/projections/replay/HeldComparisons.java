package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Comparisons of whole tables take as long as a test wants: each waits for a lock that the test has. */
final class HeldComparisons implements AutoCloseable {

    private static final String LOCK = "hashtext('held comparisons')";

    private final SingleConnectionDataSource connection;
    private final JdbcClient sql;

    /** @param secondsOfARound how long each later round takes, which compares a part of the tables */
    HeldComparisons(Database database, double secondsOfARound) {
        connection = new SingleConnectionDataSource(database.url(), database.username(), database.password(), false);
        sql = JdbcClient.create(connection);
        sql.sql("""
                        do $$ begin
                            if to_regproc('read_model.really_compare_builds') is null then
                                alter function read_model.compare_builds rename to really_compare_builds;
                            end if;
                        end $$
                        """).update();
        sql.sql("""
                        create or replace function read_model.compare_builds(
                            model text, after bigint, up_to bigint,
                            out lost bigint, out unexplained bigint, out differences bigint)
                        language plpgsql as $$
                        begin
                            if after is null then
                                perform pg_advisory_xact_lock_shared(%s);
                            elsif up_to is not null then
                                perform pg_sleep(%s);
                            end if;
                            select found.lost, found.unexplained, found.differences into lost, unexplained, differences
                            from read_model.really_compare_builds(model, after, up_to) as found;
                        end $$
                        """.formatted(LOCK, secondsOfARound)).update();
        sql.sql("select pg_advisory_lock(" + LOCK + ")").query(row -> {});
    }

    void awaitOne() {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::areGoingOn);
    }

    boolean areGoingOn() {
        return sql.sql("""
                        select exists (select from pg_stat_activity
                            where query like '%compare_builds%' and wait_event in ('advisory', 'PgSleep')
                                and datname = current_database())
                        """).query(Boolean.class).single();
    }

    void letGo() {
        sql.sql("select pg_advisory_unlock(" + LOCK + ")").query(row -> {});
    }

    @Override
    public void close() {
        connection.destroy();
    }
}
