package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.report.Spread;
import java.util.Locale;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Milliseconds from the commit of an event to that of the row that shows it. The server itself tells, which keeps the time of each
 * commit.
 */
record CommitLag(double p50, double p99, double longest, long events) {

    /** Of the events after a position, each of which has to be the last one of its order. */
    static CommitLag of(JdbcClient sql, String table, long after) {
        return sql.sql("""
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
                .query((row, number) -> new CommitLag(
                        row.getDouble("p50"), row.getDouble("p99"), row.getDouble("longest"), row.getLong("events")))
                .single();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "p50 %s ms, p99 %s ms, longest %s ms of %,d",
                Spread.text(p50),
                Spread.text(p99),
                Spread.text(longest),
                events);
    }
}
