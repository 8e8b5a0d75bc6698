package dev.orderflow.projections.dailystatistics;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.platform.projections.AggregateRow;
import dev.orderflow.platform.projections.Change;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one order adds to the statistics, and how events change it. */
record DailyStatisticsRow(
        UUID orderId,
        long version,
        Amount total,
        LocalDate placedOn,
        @Nullable LocalDate shippedOn,
        @Nullable LocalDate cancelledOn)
        implements AggregateRow {

    static DailyStatisticsRow evolve(@Nullable DailyStatisticsRow row, Change change) {
        if (change.event() instanceof OrderPlaced placed) {
            return new DailyStatisticsRow(
                    placed.orderId(), change.version(), placed.total(), day(change.at()), null, null);
        }
        if (row == null) {
            throw new IllegalStateException("No row for the order of " + change);
        }
        return row.next(change);
    }

    private DailyStatisticsRow next(Change change) {
        OrderEvent event = change.event();
        if (event instanceof OrderLineAdded added) {
            return with(change, added.total(), shippedOn, cancelledOn);
        }
        if (event instanceof OrderLineRemoved removed) {
            return with(change, removed.total(), shippedOn, cancelledOn);
        }
        if (event instanceof OrderShipped) {
            return with(change, total, day(change.at()), cancelledOn);
        }
        if (event instanceof OrderCancelled) {
            return with(change, total, shippedOn, day(change.at()));
        }
        if (event instanceof OrderConfirmed || event instanceof OrderDelivered) {
            return with(change, total, shippedOn, cancelledOn);
        }
        throw new IllegalArgumentException("No rule how the statistics count " + event);
    }

    private DailyStatisticsRow with(
            Change change, Amount total, @Nullable LocalDate shippedOn, @Nullable LocalDate cancelledOn) {
        return new DailyStatisticsRow(orderId, change.version(), total, placedOn, shippedOn, cancelledOn);
    }

    private static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
