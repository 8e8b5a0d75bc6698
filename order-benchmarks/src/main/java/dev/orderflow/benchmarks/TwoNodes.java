package dev.orderflow.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** How long it takes until an event that one node has committed is in the read models that two nodes keep. */
final class TwoNodes {

    private static final int PER_SECOND = 200;

    private final Path jar;
    private final DriverManagerDataSource database;
    private final JdbcClient sql;

    TwoNodes(Path jar, DriverManagerDataSource database) {
        this.jar = jar;
        this.database = database;
        this.sql = JdbcClient.create(database);
    }

    /** The nodes share the processors, and one takes the orders: every other event is handled by the other one. */
    void measure(Duration warmUp, Duration measured, Report report) throws IOException, InterruptedException {
        try (Application projecting = Application.start(jar, database)) {
            new Orders(projecting).place();
            Lag lag = new Lag(database);
            lag.secondsToCatchUp();
            try (Application appending = Application.start(jar, database)) {
                Orders orders = new Orders(appending);
                Pace.keep(PER_SECOND, warmUp, orders::place);
                long before = lag.head();
                Pace.keep(PER_SECOND, measured, orders::place);
                lag.secondsToCatchUp();
                reportLag("order_list", before, report);
                reportLag("order_details", before, report);
            }
        }
    }

    /** Told by the server itself, which keeps the time of each commit. */
    private void reportLag(String table, long after, Report report) {
        String lag = sql.sql("""
                        select count(*) as events,
                            percentile_cont(0.5) within group (order by milliseconds) as p50,
                            percentile_cont(0.99) within group (order by milliseconds) as p99,
                            max(milliseconds) as longest
                        from (
                            select 1000 * extract(epoch from
                                pg_xact_commit_timestamp(shown.xmin) - pg_xact_commit_timestamp(event.xmin))::float as milliseconds
                            from event_store.events as event
                            join read_model.%s as shown on shown.order_id = event.aggregate_id::uuid
                            where event.position > ?
                        ) as lag
                        """.formatted(table))
                .param(after)
                .query((row, number) -> String.format(
                        Locale.ROOT,
                        "p50 %.1f ms, p99 %.1f ms, longest %.1f ms of %,d",
                        row.getDouble("p50"),
                        row.getDouble("p99"),
                        row.getDouble("longest"),
                        row.getLong("events")))
                .single();
        report.addText("from commit to %s, kept by two nodes, %s/s".formatted(table, PER_SECOND), lag);
    }
}
