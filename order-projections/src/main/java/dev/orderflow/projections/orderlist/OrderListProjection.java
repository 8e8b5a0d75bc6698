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
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.Columns;
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.platform.projections.RowTable;
import dev.orderflow.projections.OrderProjection;
import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The table {@code order_list}. See docs/decisions/0004-set-based-projections.md. */
@Component
@ProcessingGroup("order-list")
class OrderListProjection implements OrderProjection<OrderListProjection.Row> {

    /**
     * A row has the answer to the queries.
     *
     * @param position of the last change in the log
     */
    record Row(OrderSummary order, long position) implements AggregateRow {

        static Row read(ResultSet columns, int number) throws SQLException {
            return new Row(
                    new OrderSummary(
                            columns.getObject("order_id", UUID.class),
                            columns.getString("customer_id"),
                            OrderStatus.valueOf(columns.getString("status")),
                            columns.getLong("version"),
                            new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                            Columns.instant(columns, "placed_at"),
                            Columns.instant(columns, "updated_at"),
                            columns.getObject("awaiting_stock", Boolean.class)),
                    columns.getLong("position"));
        }

        @Override
        public String aggregateId() {
            return order.orderId().toString();
        }

        @Override
        public long version() {
            return order.version();
        }

        /** A change of the status ends the waiting. */
        Row with(OrderStatus status, EventEnvelope envelope) {
            return with(status, order.total(), null, envelope);
        }

        Row with(Amount total, @Nullable Boolean awaitingStock, EventEnvelope envelope) {
            return with(order.status(), total, awaitingStock, envelope);
        }

        private Row with(OrderStatus status, Amount total, @Nullable Boolean awaitingStock, EventEnvelope envelope) {
            return new Row(
                    new OrderSummary(
                            order.orderId(),
                            order.customerId(),
                            status,
                            envelope.version(),
                            total,
                            order.placedAt(),
                            envelope.timestamp(),
                            awaitingStock),
                    envelope.feedPosition());
        }
    }

    @Override
    public RowTable<Row> table() {
        return RowTable.withUuid("order_list", "order_id", Row::read)
                .column("customer_id", "text", row -> row.order().customerId())
                .column("status", "text", row -> row.order().status())
                .column("total", "numeric", row -> row.order().total().amount())
                .column("currency", "text", row -> row.order().total().currency())
                .column("placed_at", "timestamptz", row -> row.order().placedAt())
                .column("updated_at", "timestamptz", row -> row.order().updatedAt())
                .column("position", "bigint", Row::position)
                .column("awaiting_stock", "boolean", row -> row.order().awaitingStock());
    }

    @Override
    public Row on(OrderPlaced event, EventEnvelope envelope) {
        OrderSummary order = new OrderSummary(
                UUID.fromString(envelope.aggregateId()),
                event.customerId(),
                OrderStatus.PLACED,
                envelope.version(),
                event.total(),
                envelope.timestamp(),
                envelope.timestamp(),
                OrderProjection.awaitingStock(false, envelope));
        return new Row(order, envelope.feedPosition());
    }

    @Override
    public Row on(Row row, OrderLineAdded event, EventEnvelope envelope) {
        boolean isWaiting = row.order().awaitingStock() != null;
        return row.with(event.total(), OrderProjection.awaitingStock(isWaiting, envelope), envelope);
    }

    @Override
    public Row on(Row row, OrderLineRemoved event, EventEnvelope envelope) {
        return row.with(event.total(), row.order().awaitingStock(), envelope);
    }

    @Override
    public Row on(Row row, OrderConfirmed event, EventEnvelope envelope) {
        return row.with(OrderStatus.CONFIRMED, envelope);
    }

    @Override
    public Row on(Row row, OrderShipped event, EventEnvelope envelope) {
        return row.with(OrderStatus.SHIPPED, envelope);
    }

    @Override
    public Row on(Row row, OrderDelivered event, EventEnvelope envelope) {
        return row.with(OrderStatus.DELIVERED, envelope);
    }

    @Override
    public Row on(Row row, OrderCancelled event, EventEnvelope envelope) {
        return row.with(OrderStatus.CANCELLED, envelope);
    }

    @Override
    public Row on(Row row, OrderStockReserved event, EventEnvelope envelope) {
        return row.with(row.order().status(), envelope);
    }
}
