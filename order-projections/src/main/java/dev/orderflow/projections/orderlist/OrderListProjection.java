package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.Columns;
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.platform.projections.RowTable;
import dev.orderflow.projections.OrderProjection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/** The table {@code order_list}. See docs/decisions/0004-set-based-projections.md. */
@Component
@ProcessingGroup("order-list")
class OrderListProjection implements OrderProjection<OrderListProjection.Row> {

    /** @param position of the last change in the log */
    record Row(
            String aggregateId,
            String customerId,
            OrderStatus status,
            long version,
            Amount total,
            Instant placedAt,
            Instant updatedAt,
            long position)
            implements AggregateRow {

        static Row read(ResultSet columns, int number) throws SQLException {
            return new Row(
                    columns.getString("order_id"),
                    columns.getString("customer_id"),
                    OrderStatus.valueOf(columns.getString("status")),
                    columns.getLong("version"),
                    new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                    Columns.instant(columns, "placed_at"),
                    Columns.instant(columns, "updated_at"),
                    columns.getLong("position"));
        }

        Row with(OrderStatus status, Amount total, EventEnvelope envelope) {
            return new Row(
                    aggregateId,
                    customerId,
                    status,
                    envelope.version(),
                    total,
                    placedAt,
                    envelope.timestamp(),
                    envelope.feedPosition());
        }
    }

    @Override
    public RowTable<Row> table() {
        return RowTable.withUuid("order_list", "order_id", Row::read)
                .column("customer_id", "text", Row::customerId)
                .column("status", "text", Row::status)
                .column("total", "numeric", row -> row.total().amount())
                .column("currency", "text", row -> row.total().currency())
                .column("placed_at", "timestamptz", Row::placedAt)
                .column("updated_at", "timestamptz", Row::updatedAt)
                .column("position", "bigint", Row::position);
    }

    @Override
    public Row on(OrderPlaced event, EventEnvelope envelope) {
        return new Row(
                envelope.aggregateId(),
                event.customerId(),
                OrderStatus.PLACED,
                envelope.version(),
                event.total(),
                envelope.timestamp(),
                envelope.timestamp(),
                envelope.feedPosition());
    }

    @Override
    public Row on(Row row, OrderLineAdded event, EventEnvelope envelope) {
        return row.with(row.status(), event.total(), envelope);
    }

    @Override
    public Row on(Row row, OrderLineRemoved event, EventEnvelope envelope) {
        return row.with(row.status(), event.total(), envelope);
    }

    @Override
    public Row on(Row row, OrderConfirmed event, EventEnvelope envelope) {
        return row.with(OrderStatus.CONFIRMED, row.total(), envelope);
    }

    @Override
    public Row on(Row row, OrderShipped event, EventEnvelope envelope) {
        return row.with(OrderStatus.SHIPPED, row.total(), envelope);
    }

    @Override
    public Row on(Row row, OrderDelivered event, EventEnvelope envelope) {
        return row.with(OrderStatus.DELIVERED, row.total(), envelope);
    }

    @Override
    public Row on(Row row, OrderCancelled event, EventEnvelope envelope) {
        return row.with(OrderStatus.CANCELLED, row.total(), envelope);
    }
}
