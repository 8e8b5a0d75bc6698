package dev.orderflow.api.feed;

import static org.mockito.Mockito.mock;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.projections.orderlist.FindChangedOrders.OrderChange;
import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** An order list in memory, whose segments come on as a test says. */
class FakeList extends ListChanges {

    final Map<UUID, OrderChange> rows = new ConcurrentHashMap<>();
    volatile long settled;
    volatile int rewinds;
    int looks;

    FakeList() {
        super(mock(), mock(), mock());
    }

    /** An event is handled, in a segment that may be before others or behind them. */
    void show(UUID orderId, long version, long position) {
        OrderSummary order = new OrderSummary(
                orderId,
                "customer-7",
                OrderStatus.PLACED,
                version,
                new Amount(BigDecimal.TEN, "EUR"),
                Instant.EPOCH,
                Instant.EPOCH,
                null);
        rows.put(orderId, new OrderChange(position, order));
    }

    @Override
    int rewinds() {
        return rewinds;
    }

    @Override
    long settledUpTo() {
        looks++;
        return settled;
    }

    @Override
    List<OrderChange> changedAfter(long position, UUID orderId, long upTo, int limit) {
        return rows.values().stream()
                .filter(row -> row.position() > position || (row.position() == position && isAfter(orderId, row)))
                .filter(row -> row.position() <= upTo)
                .sorted(Comparator.comparingLong(OrderChange::position).thenComparing(FakeList::key))
                .limit(limit)
                .toList();
    }

    private static boolean isAfter(UUID orderId, OrderChange row) {
        return key(row).compareTo(orderId.toString()) > 0;
    }

    /** As PostgreSQL compares them. */
    private static String key(OrderChange row) {
        return row.order().orderId().toString();
    }
}
