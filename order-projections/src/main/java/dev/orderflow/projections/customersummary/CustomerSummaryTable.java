package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.projections.Columns;
import dev.orderflow.platform.projections.RowStore;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The table {@code customer_summary_orders}, written set by set, and the sums over it in {@code customer_summary}. */
class CustomerSummaryTable implements RowStore<CustomerSummaryRow> {

    private static final String FIND = """
            select order_id, version, customer_id, status, total, currency
            from %1$s.customer_summary_orders
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
                insert into %1$s.customer_summary_orders as stored
                    (order_id, version, customer_id, status, total, currency)
                select * from unnest(?::uuid[], ?::bigint[], ?::text[], ?::text[], ?::numeric[], ?::text[])
                on conflict (order_id) do update set
                    version = excluded.version,
                    customer_id = excluded.customer_id,
                    status = excluded.status,
                    total = excluded.total,
                    currency = excluded.currency
                where stored.version < excluded.version
                returning stored.*
            ), contribution as (
                select 1 as sign, after.* from after
                union all
                select -1, before.*
                from %1$s.customer_summary_orders as before
                where order_id in (select order_id from after)
            ), moved as (
                select customer_id, currency,
                    sum(sign * (status = 'PLACED')::integer) as placed,
                    sum(sign * (status = 'CONFIRMED')::integer) as confirmed,
                    sum(sign * (status = 'SHIPPED')::integer) as shipped,
                    sum(sign * (status = 'DELIVERED')::integer) as delivered,
                    sum(sign * (status = 'CANCELLED')::integer) as cancelled,
                    sum(sign * (status <> 'CANCELLED')::integer * total) as value
                from contribution
                group by customer_id, currency
            )
            insert into %1$s.customer_summary as sums
                (customer_id, currency, placed, confirmed, shipped, delivered, cancelled, value)
            select customer_id, currency, placed, confirmed, shipped, delivered, cancelled, value
            from moved
            where (placed, confirmed, shipped, delivered, cancelled, value) <> (0, 0, 0, 0, 0, 0)
            order by customer_id, currency
            on conflict (customer_id, currency) do update set
                placed = sums.placed + excluded.placed,
                confirmed = sums.confirmed + excluded.confirmed,
                shipped = sums.shipped + excluded.shipped,
                delivered = sums.delivered + excluded.delivered,
                cancelled = sums.cancelled + excluded.cancelled,
                value = sums.value + excluded.value
            """;

    private final JdbcTemplate jdbc;
    private final String find;
    private final String save;

    CustomerSummaryTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.find = FIND.formatted(schema);
        this.save = SAVE.formatted(schema);
    }

    @Override
    public List<CustomerSummaryRow> find(Collection<UUID> orderIds) {
        return Columns.of(orderIds).add(id -> id).query(jdbc, find, CustomerSummaryTable::row);
    }

    @Override
    public void save(Collection<CustomerSummaryRow> rows) {
        Columns.of(rows)
                .add(CustomerSummaryRow::orderId)
                .add(CustomerSummaryRow::version)
                .add(CustomerSummaryRow::customerId)
                .add(CustomerSummaryRow::status)
                .add(row -> row.total().amount())
                .add(row -> row.total().currency())
                .update(jdbc, save);
    }

    private static CustomerSummaryRow row(ResultSet columns, int number) throws SQLException {
        return new CustomerSummaryRow(
                columns.getObject("order_id", UUID.class),
                columns.getLong("version"),
                columns.getString("customer_id"),
                OrderStatus.valueOf(columns.getString("status")),
                new Amount(columns.getBigDecimal("total"), columns.getString("currency")));
    }
}
