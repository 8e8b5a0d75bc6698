package dev.orderflow.projections.dailystatistics;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.EventEnvelope;
import dev.orderflow.platform.projections.RowTable;
import dev.orderflow.platform.projections.Sums;
import dev.orderflow.projections.OrderProjection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The table {@code daily_statistics_orders}, and the sums over it in {@code daily_statistics}.
 * See docs/decisions/0019-sums-are-moved-by-differences.md.
 */
@Component
@ProcessingGroup("daily-statistics")
class DailyStatisticsProjection implements OrderProjection<DailyStatisticsProjection.Row> {

    private static final Sums SUMS = new Sums(
            "daily_statistics", List.of("day", "currency"), List.of("placed", "shipped", "cancelled", "revenue"), """
            select day, currency, placed, shipped, cancelled, revenue
            from change cross join lateral (values
                -- 0, but with the decimals of the currency
                (placed_on, sign, 0, 0, 0 * total),
                (shipped_on, 0, sign, 0, sign * total),
                (cancelled_on, 0, 0, sign, 0 * total)
            ) as happened (day, placed, shipped, cancelled, revenue)
            where day is not null
            """);

    /** What one order adds to the sums. */
    record Row(
            String aggregateId,
            long version,
            Amount total,
            LocalDate placedOn,
            @Nullable LocalDate shippedOn,
            @Nullable LocalDate cancelledOn)
            implements AggregateRow {

        static Row read(ResultSet columns, int number) throws SQLException {
            return new Row(
                    columns.getString("order_id"),
                    columns.getLong("version"),
                    new Amount(columns.getBigDecimal("total"), columns.getString("currency")),
                    columns.getObject("placed_on", LocalDate.class),
                    columns.getObject("shipped_on", LocalDate.class),
                    columns.getObject("cancelled_on", LocalDate.class));
        }

        Row with(Amount total, @Nullable LocalDate shippedOn, @Nullable LocalDate cancelledOn, EventEnvelope envelope) {
            return new Row(aggregateId, envelope.version(), total, placedOn, shippedOn, cancelledOn);
        }
    }

    @Override
    public RowTable<Row> table() {
        return RowTable.withUuid("daily_statistics_orders", "order_id", Row::read)
                .column("total", "numeric", row -> row.total().amount())
                .column("currency", "text", row -> row.total().currency())
                .column("placed_on", "date", Row::placedOn)
                .column("shipped_on", "date", Row::shippedOn)
                .column("cancelled_on", "date", Row::cancelledOn)
                .sums(SUMS);
    }

    @Override
    public Row on(OrderPlaced event, EventEnvelope envelope) {
        return new Row(envelope.aggregateId(), envelope.version(), event.total(), day(envelope), null, null);
    }

    @Override
    public Row on(Row row, OrderLineAdded event, EventEnvelope envelope) {
        return row.with(event.total(), row.shippedOn(), row.cancelledOn(), envelope);
    }

    @Override
    public Row on(Row row, OrderLineRemoved event, EventEnvelope envelope) {
        return row.with(event.total(), row.shippedOn(), row.cancelledOn(), envelope);
    }

    @Override
    public Row on(Row row, OrderConfirmed event, EventEnvelope envelope) {
        return row.with(row.total(), row.shippedOn(), row.cancelledOn(), envelope);
    }

    @Override
    public Row on(Row row, OrderShipped event, EventEnvelope envelope) {
        return row.with(row.total(), day(envelope), row.cancelledOn(), envelope);
    }

    @Override
    public Row on(Row row, OrderDelivered event, EventEnvelope envelope) {
        return row.with(row.total(), row.shippedOn(), row.cancelledOn(), envelope);
    }

    @Override
    public Row on(Row row, OrderCancelled event, EventEnvelope envelope) {
        return row.with(row.total(), row.shippedOn(), day(envelope), envelope);
    }

    @Override
    public Row on(Row row, OrderStockReserved event, EventEnvelope envelope) {
        return row.with(row.total(), row.shippedOn(), row.cancelledOn(), envelope);
    }

    private static LocalDate day(EventEnvelope envelope) {
        return LocalDate.ofInstant(envelope.timestamp(), ZoneOffset.UTC);
    }
}
