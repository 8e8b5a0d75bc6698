package dev.orderflow.stock.process;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The table {@code stock.unsettled_orders}, which is a queue. An order that changes while it is being settled has another row by then, so nothing
 * is missed; two workers may have the same order, which does no harm.
 */
final class UnsettledOrders {

    /**
     * Only orders that have, or had, lines of kept SKUs. The lateral join goes through the index order by order; a plain one may be planned as
     * a scan of the log.
     */
    private static final String ADD = """
            insert into stock.unsettled_orders (position, order_id)
            select position, order_id from unnest(:positions::bigint[], :orders::text[]) as changed (position, order_id)
            cross join lateral (
                select from event_store.events
                where aggregate_id = order_id and type in ('OrderPlaced', 'OrderLineAdded')
                    and jsonb_exists(metadata, 'awaitingStock')
                limit 1
            ) as awaited
            on conflict do nothing
            """;

    private static final String NEXT = """
            select position, order_id from stock.unsettled_orders
            where due_at <= now() order by position limit 1 for update skip locked
            """;

    private record Row(long position, String orderId) {}

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    UnsettledOrders(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** @param positions the last one of each order that has changed */
    void add(Map<String, Long> positions) {
        sql.sql(ADD)
                .param("positions", positions.values().toArray(Long[]::new))
                .param("orders", positions.keySet().toArray(String[]::new))
                .update();
    }

    /**
     * Takes an order that nobody else has, and settles it. If the node dies, PostgreSQL frees the row at once. Returns false if there is none.
     *
     * @param settle works in transactions of its own
     */
    boolean settleNext(Consumer<String> settle) {
        Optional<Row> next = transaction.execute(status -> {
            Optional<Row> row = sql.sql(NEXT).query(Row.class).optional();
            row.ifPresent(order -> settle(order, settle));
            return row;
        });
        return next != null && next.isPresent();
    }

    private void settle(Row order, Consumer<String> settle) {
        try {
            settle.accept(order.orderId());
            sql.sql("delete from stock.unsettled_orders where position = ?")
                    .param(order.position())
                    .update();
        } catch (OrderNotSettled failure) {
            sql.sql("""
                            update stock.unsettled_orders
                            set failure = ?, due_at = now() + make_interval(secs => ?) where position = ?
                            """)
                    .params(failure.toString(), failure.pause().toSeconds(), order.position())
                    .update();
        }
    }
}
