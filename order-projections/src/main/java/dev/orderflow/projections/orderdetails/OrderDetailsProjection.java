package dev.orderflow.projections.orderdetails;

import com.fasterxml.jackson.annotation.JsonFormat;
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
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetailsLine;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** The table {@code order_details}. */
@Component
@ProcessingGroup("order-details")
class OrderDetailsProjection implements OrderProjection<OrderDetailsProjection.Row> {

    /** Amounts in the column {@code lines} are strings, so that 20.00 stays 20.00. */
    private static final JsonMapper JSON = JsonMapper.builder()
            .withConfigOverride(
                    BigDecimal.class, amount -> amount.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private static final ObjectReader LINES = JSON.readerForListOf(OrderDetailsLine.class);

    /** A row is the answer to the query. */
    record Row(OrderDetails order) implements AggregateRow {

        static Row read(ResultSet columns, int number) throws SQLException {
            return new Row(new OrderDetails(
                    columns.getObject("order_id", UUID.class),
                    columns.getString("customer_id"),
                    OrderStatus.valueOf(columns.getString("status")),
                    columns.getLong("version"),
                    new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                    Columns.instant(columns, "placed_at"),
                    Columns.instant(columns, "updated_at"),
                    LINES.readValue(columns.getString("lines")),
                    columns.getString("carrier"),
                    columns.getString("tracking_number"),
                    columns.getString("cancellation_reason"),
                    columns.getObject("awaiting_stock", Boolean.class),
                    columns.getString("recipient")));
        }

        @Override
        public String aggregateId() {
            return order.orderId().toString();
        }

        @Override
        public long version() {
            return order.version();
        }

        Row withLines(
                Stream<OrderDetailsLine> lines, Amount total, @Nullable Boolean awaitingStock, EventEnvelope envelope) {
            return new Row(new OrderDetails(
                    order.orderId(),
                    order.customerId(),
                    order.status(),
                    envelope.version(),
                    total,
                    order.placedAt(),
                    envelope.timestamp(),
                    lines.toList(),
                    order.carrier(),
                    order.trackingNumber(),
                    order.cancellationReason(),
                    awaitingStock,
                    order.sealedRecipient()));
        }

        /** A change of the status ends the waiting. */
        Row with(
                OrderStatus status,
                @Nullable String carrier,
                @Nullable String trackingNumber,
                @Nullable String cancellationReason,
                EventEnvelope envelope) {
            return new Row(new OrderDetails(
                    order.orderId(),
                    order.customerId(),
                    status,
                    envelope.version(),
                    order.total(),
                    order.placedAt(),
                    envelope.timestamp(),
                    order.lines(),
                    carrier,
                    trackingNumber,
                    cancellationReason,
                    null,
                    order.sealedRecipient()));
        }
    }

    @Override
    public RowTable<Row> table() {
        return RowTable.withUuid("order_details", "order_id", Row::read)
                .column("customer_id", "text", row -> row.order().customerId())
                .column("status", "text", row -> row.order().status())
                .column("total", "numeric", row -> row.order().total().amount())
                .column("currency", "text", row -> row.order().total().currency())
                .column(
                        "lines",
                        "jsonb",
                        row -> JSON.writeValueAsString(row.order().lines()))
                .column("carrier", "text", row -> row.order().carrier())
                .column("tracking_number", "text", row -> row.order().trackingNumber())
                .column("cancellation_reason", "text", row -> row.order().cancellationReason())
                .column("recipient", "text", row -> row.order().sealedRecipient())
                .column("placed_at", "timestamptz", row -> row.order().placedAt())
                .column("updated_at", "timestamptz", row -> row.order().updatedAt())
                .column("awaiting_stock", "boolean", row -> row.order().awaitingStock());
    }

    @Override
    public Row on(OrderPlaced event, EventEnvelope envelope) {
        return new Row(new OrderDetails(
                UUID.fromString(envelope.aggregateId()),
                event.customerId(),
                OrderStatus.PLACED,
                envelope.version(),
                event.total(),
                envelope.timestamp(),
                envelope.timestamp(),
                event.lines().stream().map(OrderDetailsLine::of).toList(),
                null,
                null,
                null,
                OrderProjection.awaitingStock(false, envelope),
                event.recipient().isEmpty() ? null : event.recipient()));
    }

    @Override
    public Row on(Row row, OrderLineAdded event, EventEnvelope envelope) {
        OrderDetailsLine line = new OrderDetailsLine(event.sku(), event.quantity(), event.unitPrice());
        return row.withLines(
                Stream.concat(row.order().lines().stream(), Stream.of(line)),
                event.total(),
                OrderProjection.awaitingStock(row.order().awaitingStock() != null, envelope),
                envelope);
    }

    @Override
    public Row on(Row row, OrderLineRemoved event, EventEnvelope envelope) {
        Stream<OrderDetailsLine> rest =
                row.order().lines().stream().filter(line -> !line.sku().equals(event.sku()));
        return row.withLines(rest, event.total(), row.order().awaitingStock(), envelope);
    }

    @Override
    public Row on(Row row, OrderConfirmed event, EventEnvelope envelope) {
        return row.with(OrderStatus.CONFIRMED, null, null, null, envelope);
    }

    @Override
    public Row on(Row row, OrderShipped event, EventEnvelope envelope) {
        return row.with(OrderStatus.SHIPPED, event.carrier(), event.trackingNumber(), null, envelope);
    }

    @Override
    public Row on(Row row, OrderDelivered event, EventEnvelope envelope) {
        return row.with(
                OrderStatus.DELIVERED, row.order().carrier(), row.order().trackingNumber(), null, envelope);
    }

    @Override
    public Row on(Row row, OrderCancelled event, EventEnvelope envelope) {
        return row.with(OrderStatus.CANCELLED, null, null, event.reason(), envelope);
    }

    @Override
    public Row on(Row row, OrderStockReserved event, EventEnvelope envelope) {
        OrderDetails order = row.order();
        return row.with(order.status(), order.carrier(), order.trackingNumber(), order.cancellationReason(), envelope);
    }
}
