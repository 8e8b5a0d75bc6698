package dev.orderflow.projections.dailystatistics;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.platform.projections.Columns;
import dev.orderflow.platform.projections.RowStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code daily_statistics_orders}, written set by set, and the sums over it in {@code daily_statistics}. */
class DailyStatisticsTable implements RowStore<DailyStatisticsRow> {

    private static final String FIND = """
            select order_id, version, currency, total, placed_on, shipped_on, cancelled_on
            from %1$s.daily_statistics_orders
            where order_id = any (?::uuid[])
            """;

    /**
     * Moves the sums by what becomes of each order less what it was: a row that the guard of its version turns away moves
     * nothing. To the rest of the statement the table is still as it was {@code before}, and that is what the upsert replaces,
     * because nobody else writes these orders: they are of one segment, whose token this transaction has locked.
     *
     * <p>The sums are shared with other segments. All lock them in the order of their keys, so none waits for another in a circle.
     */
    private static final String SAVE = """
            with after as (
                insert into %1$s.daily_statistics_orders as stored
                    (order_id, version, currency, total, placed_on, shipped_on, cancelled_on)
                select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::numeric[], ?::date[], ?::date[], ?::date[])
                on conflict (order_id) do update set
                    version = excluded.version,
                    currency = excluded.currency,
                    total = excluded.total,
                    placed_on = excluded.placed_on,
                    shipped_on = excluded.shipped_on,
                    cancelled_on = excluded.cancelled_on
                where stored.version < excluded.version
                returning stored.*
            ), contribution as (
                select 1 as sign, after.* from after
                union all
                select -1, before.*
                from %1$s.daily_statistics_orders as before
                where order_id in (select order_id from after)
            ), moved as (
                select day, currency,
                    sum(placed) as placed, sum(shipped) as shipped, sum(cancelled) as cancelled, sum(revenue) as revenue
                from contribution cross join lateral (values
                    -- nothing, but with the decimals of the currency
                    (placed_on, sign, 0, 0, 0 * total),
                    (shipped_on, 0, sign, 0, sign * total),
                    (cancelled_on, 0, 0, sign, 0 * total)
                ) as fact (day, placed, shipped, cancelled, revenue)
                where day is not null
                group by day, currency
            )
            insert into %1$s.daily_statistics as sums (day, currency, placed, shipped, cancelled, revenue)
            select day, currency, placed, shipped, cancelled, revenue
            from moved
            where (placed, shipped, cancelled, revenue) <> (0, 0, 0, 0)
            order by day, currency
            on conflict (day, currency) do update set
                placed = sums.placed + excluded.placed,
                shipped = sums.shipped + excluded.shipped,
                cancelled = sums.cancelled + excluded.cancelled,
                revenue = sums.revenue + excluded.revenue
            """;

    private final JdbcTemplate jdbc;
    private final String find;
    private final String save;

    DailyStatisticsTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.find = FIND.formatted(schema);
        this.save = SAVE.formatted(schema);
    }

    @Override
    public List<DailyStatisticsRow> find(Collection<UUID> orderIds) {
        return Columns.of(orderIds).add(id -> id).query(jdbc, find, DailyStatisticsTable::row);
    }

    @Override
    public void save(Collection<DailyStatisticsRow> rows) {
        Columns.of(rows)
                .add(DailyStatisticsRow::orderId)
                .add(DailyStatisticsRow::version)
                .add(row -> row.total().currency())
                .add(row -> row.total().amount())
                .add(DailyStatisticsRow::placedOn)
                .add(DailyStatisticsRow::shippedOn)
                .add(DailyStatisticsRow::cancelledOn)
                .update(jdbc, save);
    }

    private static DailyStatisticsRow row(ResultSet columns, int number) throws SQLException {
        return new DailyStatisticsRow(
                columns.getObject("order_id", UUID.class),
                columns.getLong("version"),
                new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                columns.getObject("placed_on", LocalDate.class),
                columns.getObject("shipped_on", LocalDate.class),
                columns.getObject("cancelled_on", LocalDate.class));
    }
}
