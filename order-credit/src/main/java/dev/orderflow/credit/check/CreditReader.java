package dev.orderflow.credit.check;

import dev.orderflow.credit.limit.CreditLimitHistory;
import dev.orderflow.credit.limit.CreditLimitId;
import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.Tenants;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the credit of a customer from the log, which is never behind. It folds the same events as the aggregates do. An order that was closed
 * when somebody {@linkplain #remember remembered} the open ones is not read again: so it costs what is open, not what has ever been
 * ordered.
 */
public final class CreditReader {

    /** Of all events that matter. The lateral join goes through the index order by order; a plain one may be planned as a scan of the log. */
    private static final String POSITIONS = """
            with known as (
                select position, order_ids from credit.known_orders where customer_id = :customer
            ), orders as (
                select unnest(order_ids) as order_id from known
                union all
                %s and position > coalesce((select position from known), 0)
            )
            select event.position from orders
            cross join lateral (select position from event_store.events where aggregate_id = order_id offset 0) as event
            union all
            (select position from event_store.events where aggregate_id = :limit order by sequence_number desc limit 1)
            """;

    private static final String PLACED = """
            select aggregate_id from event_store.events
            where type = 'OrderPlaced' and left(payload ->> 'customerId', 64) collate "C" = :customer
                and payload ->> 'customerId' = :customer""";

    /** With tenants, because an index on JSON is of no use beside a policy. See db/credit_of_tenants. */
    private static final String PLACED_FOR_TENANT =
            "select order_id from credit_of_tenants.placed_orders where customer_id = :customer";

    /** The position never goes back: an order that an operator has taken out of the sum would come back. See docs/credit-limit.md. */
    private static final String REMEMBER = """
            insert into credit.known_orders (customer_id, position, order_ids) values (:customer, :position, :orders)
            on conflict on constraint known_orders_pkey
                do update set position = greatest(known_orders.position, excluded.position), order_ids = excluded.order_ids
            """;

    /** Enough of them to be worth a statement. */
    private static final int MANY_CLOSED = 20;

    private final JdbcClient sql;
    private final StoredEventLookup events;
    private final String positions;

    public CreditReader(JdbcClient sql, StoredEventLookup events, Tenants tenants) {
        this.sql = sql;
        this.events = events;
        this.positions = POSITIONS.formatted(tenants.areThere() ? PLACED_FOR_TENANT : PLACED);
    }

    /** Whether the customer has, or had, a limit. It costs a look at an index, where a reading costs the events of all open orders. */
    public boolean knowsLimitOf(String customerId) {
        return sql.sql("select exists (select from event_store.events where aggregate_id = ?)")
                .param(CreditLimitId.of(customerId))
                .query(Boolean.class)
                .single();
    }

    /** What is known at this moment. It holds until the commit of a command that has entered the boundary, and of no other. */
    public Credit read(String customerId) {
        return credit(customerId, events.messages(positions(customerId)));
    }

    /** The same within the boundary, where no older order can appear any more. */
    Credit readAndRemember(String customerId) {
        List<Long> positions = positions(customerId);
        Credit credit = credit(customerId, events.messages(positions));
        List<String> open = credit.openOrders();
        if (credit.orders().size() - open.size() >= MANY_CLOSED) {
            remember(
                    customerId,
                    positions.stream().mapToLong(Long::longValue).max().orElseThrow(),
                    open);
        }
        return credit;
    }

    private void remember(String customerId, long position, List<String> open) {
        sql.sql(REMEMBER)
                .param("customer", customerId)
                .param("position", position)
                .param("orders", open.toArray(String[]::new))
                .update();
    }

    private List<Long> positions(String customerId) {
        return sql.sql(positions)
                .param("customer", customerId)
                .param("limit", CreditLimitId.of(customerId))
                .query(Long.class)
                .list();
    }

    /**
     * The first event of a stream says what it is. One that is neither the limit nor an order counts for nothing, whatever its events are
     * called; and an order stays one, because its aggregate does not look at the kind of later events either.
     */
    private static Credit credit(String customerId, List<TrackedEventMessage<?>> history) {
        String limitId = CreditLimitId.of(customerId);
        Map<String, String> kinds = new HashMap<>();
        Map<String, OrderState> orders = new HashMap<>();
        @Nullable Amount limit = null;
        for (TrackedEventMessage<?> message : history) {
            DomainEventMessage<?> event = (DomainEventMessage<?>) message;
            String aggregateId = event.getAggregateIdentifier();
            kinds.putIfAbsent(aggregateId, event.getType());
            if (aggregateId.equals(limitId)) {
                limit = CreditLimitHistory.limitAfter(event);
            } else if ("Order".equals(kinds.get(aggregateId))) {
                orders.put(aggregateId, OrderHistory.evolve(orders.get(aggregateId), event));
            }
        }
        return new Credit(limit, orders);
    }
}
