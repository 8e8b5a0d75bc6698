package dev.orderflow.projections.customersummary;

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
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.platform.projections.RowTable;
import dev.orderflow.platform.projections.Sums;
import dev.orderflow.projections.OrderProjection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.springframework.stereotype.Component;

/**
 * The table {@code customer_summary_orders}, and the sums over it in {@code customer_summary}: one row for each status.
 * See docs/decisions/0019-sums-are-moved-by-differences.md.
 */
@Component
@ProcessingGroup("customer-summary")
class CustomerSummaryProjection implements OrderProjection<CustomerSummaryProjection.Row> {

    private static final Sums SUMS =
            new Sums("customer_summary", List.of("customer_id", "currency", "status"), List.of("orders", "value"), """
            select customer_id, currency, status, sign as orders, sign * total as value from change
            """);

    /** What one order adds to the sums. */
    record Row(String aggregateId, long version, String customerId, OrderStatus status, Amount total)
            implements AggregateRow {

        static Row read(ResultSet columns, int number) throws SQLException {
            return new Row(
                    columns.getString("order_id"),
                    columns.getLong("version"),
                    columns.getString("customer_id"),
                    OrderStatus.valueOf(columns.getString("status")),
                    new Amount(columns.getBigDecimal("total"), columns.getString("currency")));
        }

        Row with(OrderStatus status, Amount total, EventEnvelope envelope) {
            return new Row(aggregateId, envelope.version(), customerId, status, total);
        }
    }

    @Override
    public RowTable<Row> table() {
        return RowTable.withUuid("customer_summary_orders", "order_id", Row::read)
                .column("customer_id", "text", Row::customerId)
                .column("status", "text", Row::status)
                .column("total", "numeric", row -> row.total().amount())
                .column("currency", "text", row -> row.total().currency())
                .sums(SUMS);
    }

    @Override
    public Row on(OrderPlaced event, EventEnvelope envelope) {
        return new Row(
                envelope.aggregateId(), envelope.version(), event.customerId(), OrderStatus.PLACED, event.total());
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

    @Override
    public Row on(Row row, OrderStockReserved event, EventEnvelope envelope) {
        return row.with(row.status(), row.total(), envelope);
    }
}
