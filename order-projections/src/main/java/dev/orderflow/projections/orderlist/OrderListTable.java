package dev.orderflow.projections.orderlist;

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

/** The table {@code order_list}, written set by set. */
class OrderListTable implements RowStore<OrderListRow> {

    private static final String FIND = """
            select order_id, customer_id, status, version, total, currency, placed_at, updated_at, position
            from %s.order_list
            where order_id = any (?::uuid[])
            """;

    private static final String SAVE = """
            insert into %s.order_list as stored
                (order_id, customer_id, status, version, total, currency, placed_at, updated_at, position)
            select * from unnest(
                ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::text[], ?::timestamptz[], ?::timestamptz[],
                ?::bigint[])
            on conflict (order_id) do update set
                customer_id = excluded.customer_id,
                status = excluded.status,
                version = excluded.version,
                total = excluded.total,
                currency = excluded.currency,
                placed_at = excluded.placed_at,
                updated_at = excluded.updated_at,
                position = excluded.position
            where stored.version < excluded.version
            """;

    private final JdbcTemplate jdbc;
    private final String find;
    private final String save;

    OrderListTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.find = FIND.formatted(schema);
        this.save = SAVE.formatted(schema);
    }

    @Override
    public List<OrderListRow> find(Collection<UUID> orderIds) {
        return Columns.of(orderIds).add(id -> id).query(jdbc, find, OrderListTable::row);
    }

    @Override
    public void save(Collection<OrderListRow> rows) {
        Columns.of(rows)
                .add(OrderListRow::orderId)
                .add(OrderListRow::customerId)
                .add(OrderListRow::status)
                .add(OrderListRow::version)
                .add(row -> row.total().amount())
                .add(row -> row.total().currency())
                .add(OrderListRow::placedAt)
                .add(OrderListRow::updatedAt)
                .add(OrderListRow::position)
                .update(jdbc, save);
    }

    private static OrderListRow row(ResultSet columns, int number) throws SQLException {
        return new OrderListRow(
                columns.getObject("order_id", UUID.class),
                columns.getString("customer_id"),
                OrderStatus.valueOf(columns.getString("status")),
                columns.getLong("version"),
                new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                Columns.instant(columns, "placed_at"),
                Columns.instant(columns, "updated_at"),
                columns.getLong("position"));
    }
}
