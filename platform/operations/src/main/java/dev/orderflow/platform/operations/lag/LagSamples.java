package dev.orderflow.platform.operations.lag;

import dev.orderflow.platform.operations.lag.LagHistory.ProcessorLag;
import dev.orderflow.platform.projections.Columns;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The table {@code operations.lag_samples}, with the lag of the last hour. See
 * docs/decisions/0041-operators-see-causes-actions-and-the-past.md.
 */
public class LagSamples {

    static final int INTERVAL_SECONDS = 5;

    static final int KEPT_SECONDS = 3_600;

    /**
     * The first node in an interval writes; for the others the statement changes nothing. It does not wait for the disk: if the database
     * crashes, the last half second of this is not worth a wait. Times are the database's, so that nodes agree about intervals.
     */
    private static final String ADD = """
            with added as (
                insert into operations.lag_samples (at, processor, events, seconds)
                select date_bin(make_interval(secs => %1$s), clock_timestamp(), 'epoch'), processor, events, seconds
                from unnest(?::text[], ?::bigint[], ?::double precision[]) as sample (processor, events, seconds)
                where set_config('synchronous_commit', 'off', true) is not null
                on conflict do nothing
                returning at)
            delete from operations.lag_samples
            where exists (select from added) and at < clock_timestamp() - make_interval(secs => %2$s)
            """.formatted(INTERVAL_SECONDS, KEPT_SECONDS + INTERVAL_SECONDS);

    /** The present interval is left out until somebody has written its rows. */
    private static final String MOMENTS = """
            select generate_series(
                date_bin(make_interval(secs => %1$s), clock_timestamp() - make_interval(secs => :seconds), 'epoch'),
                greatest(date_bin(make_interval(secs => %1$s), clock_timestamp() - make_interval(secs => %1$s), 'epoch'),
                    (select max(at) from operations.lag_samples where at <= clock_timestamp())),
                make_interval(secs => %1$s)) as at
            """.formatted(INTERVAL_SECONDS);

    private static final String SINCE = """
            with moments as (%s)
            select processor, array_agg(events order by moments.at) as events,
                array_agg(round(seconds::numeric, 3)::double precision order by moments.at) as seconds
            from moments
                cross join (select distinct processor from operations.lag_samples
                    where at >= (select min(at) from moments)) as processors
                left join operations.lag_samples using (at, processor)
            group by processor order by processor
            """.formatted(MOMENTS);

    private final JdbcClient sql;

    LagSamples(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps what is known now, unless a node has done so for this interval. */
    public void add(Collection<LagSample> samples) {
        sql.sql(ADD)
                .param(samples.stream().map(LagSample::processor).toArray(String[]::new))
                .param(samples.stream().map(LagSample::events).toArray(Long[]::new))
                .param(samples.stream().map(LagSample::seconds).toArray(Double[]::new))
                .update();
    }

    LagHistory since(int seconds) {
        Instant from = sql.sql("select min(at) as at from (" + MOMENTS + ") as moments")
                .param("seconds", seconds)
                .query((row, number) -> Columns.instant(row, "at"))
                .single();
        return new LagHistory(
                from,
                INTERVAL_SECONDS,
                sql.sql(SINCE)
                        .param("seconds", seconds)
                        .query((row, number) -> new ProcessorLag(
                                row.getString("processor"), values(row, "events"), values(row, "seconds")))
                        .list());
    }

    @SuppressWarnings("unchecked") // the driver's array has the type of the column
    private static <T extends @Nullable Object> List<T> values(ResultSet row, String column) throws SQLException {
        return Arrays.asList((T[]) row.getArray(column).getArray());
    }
}
