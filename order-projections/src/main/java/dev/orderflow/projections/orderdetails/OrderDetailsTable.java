package dev.orderflow.projections.orderdetails;

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

/** The table {@code order_details}, written set by set. */
class OrderDetailsTable implements RowStore<OrderDetailsRow> {

    private static final String FIND = """
            select order_id, customer_id, status, version, total, currency, lines,
                carrier, tracking_number, cancellation_reason, placed_at, updated_at
            from %s.order_details
            where order_id = any (?::uuid[])
            """;

    private static final String SAVE = """
            insert into %s.order_details as stored
                (order_id, customer_id, status, version, total, currency, lines,
                carrier, tracking_number, cancellation_reason, placed_at, updated_at)
            select * from unnest(
                ?::uuid[], ?::text[], ?::text[], ?::bigint[], ?::numeric[], ?::text[], ?::jsonb[],
                ?::text[], ?::text[], ?::text[], ?::timestamptz[], ?::timestamptz[])
            on conflict (order_id) do update set
                customer_id = excluded.customer_id,
                status = excluded.status,
                version = excluded.version,
                total = excluded.total,
                currency = excluded.currency,
                lines = excluded.lines,
                carrier = excluded.carrier,
                tracking_number = excluded.tracking_number,
                cancellation_reason = excluded.cancellation_reason,
                placed_at = excluded.placed_at,
                updated_at = excluded.updated_at
            where stored.version < excluded.version
            """;

    private final JdbcTemplate jdbc;
    private final String find;
    private final String save;

    OrderDetailsTable(JdbcTemplate jdbc, String schema) {
        this.jdbc = jdbc;
        this.find = FIND.formatted(schema);
        this.save = SAVE.formatted(schema);
    }

    @Override
    public List<OrderDetailsRow> find(Collection<UUID> orderIds) {
        return Columns.of(orderIds).add(id -> id).query(jdbc, find, OrderDetailsTable::row);
    }

    @Override
    public void save(Collection<OrderDetailsRow> rows) {
        Columns.of(rows)
                .add(OrderDetailsRow::orderId)
                .add(OrderDetailsRow::customerId)
                .add(OrderDetailsRow::status)
                .add(OrderDetailsRow::version)
                .add(row -> row.total().amount())
                .add(row -> row.total().currency())
                .add(row -> LinesJson.write(row.lines()))
                .add(OrderDetailsRow::carrier)
                .add(OrderDetailsRow::trackingNumber)
                .add(OrderDetailsRow::cancellationReason)
                .add(OrderDetailsRow::placedAt)
                .add(OrderDetailsRow::updatedAt)
                .update(jdbc, save);
    }

    private static OrderDetailsRow row(ResultSet columns, int number) throws SQLException {
        return new OrderDetailsRow(
                columns.getObject("order_id", UUID.class),
                columns.getString("customer_id"),
                OrderStatus.valueOf(columns.getString("status")),
                columns.getLong("version"),
                new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                LinesJson.read(columns.getString("lines")),
                columns.getString("carrier"),
                columns.getString("tracking_number"),
                columns.getString("cancellation_reason"),
                Columns.instant(columns, "placed_at"),
                Columns.instant(columns, "updated_at"));
    }
}
