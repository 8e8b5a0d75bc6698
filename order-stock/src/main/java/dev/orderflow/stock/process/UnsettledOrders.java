package dev.orderflow.stock.process;

import dev.orderflow.platform.tenancy.TenantContext;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
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
            insert into stock.unsettled_orders (position, order_id, releases_from)
            select position, order_id, releases_from
            from unnest(:positions::bigint[], :orders::text[], :releases::bigint[])
                as changed (position, order_id, releases_from)
            cross join lateral (
                select from event_store.events
                where aggregate_id = order_id and type in ('OrderPlaced', 'OrderLineAdded')
                    and jsonb_exists(metadata, 'awaitingStock')
                limit 1
            ) as awaited
            on conflict do nothing
            """;

    /**
     * Whatever an order needs, others may be about to give back: nothing is reserved while a release from before is under way. Those that
     * fail, and are tried again later, hold nobody up.
     *
     * <p>The queue is one for all tenants. A row's tenant is null where there are none, because the table has no such column then.
     *
     * <p>The transaction idles while the order is settled by others. That may take longer than the 10 s that a connection has: an order has up
     * to a hundred lines, and each may have to queue. It is not much longer, because a node that hangs keeps the row for so long.
     */
    private static final String NEXT = """
            select position, order_id, to_jsonb(unsettled_orders) ->> 'tenant' as tenant,
                set_config('idle_in_transaction_session_timeout', '30s', true)
            from stock.unsettled_orders
            where due_at <= now() and (
                releases_from is not null
                or coalesce(
                    position < (select min(releases_from) from stock.unsettled_orders where due_at <= now()), true))
            order by position limit 1 for update skip locked
            """;

    /**
     * How an order has changed in a batch.
     *
     * @param position of its last event
     * @param releasesFrom position of the first event that makes stock available for others
     */
    record Change(long position, @Nullable Long releasesFrom) {

        Change then(Change next) {
            return new Change(next.position, releasesFrom == null ? next.releasesFrom : releasesFrom);
        }
    }

    private record Row(
            long position, String orderId, @Nullable String tenant) {}

    private final JdbcClient sql;
    private final TransactionTemplate transaction;

    UnsettledOrders(JdbcClient sql, TransactionTemplate transaction) {
        this.sql = sql;
        this.transaction = transaction;
    }

    /** @param changes by order */
    void add(Map<String, Change> changes) {
        sql.sql(ADD)
                .param(
                        "positions",
                        changes.values().stream().map(Change::position).toArray(Long[]::new))
                .param("orders", changes.keySet().toArray(String[]::new))
                .param(
                        "releases",
                        changes.values().stream().map(Change::releasesFrom).toArray(Long[]::new))
                .update();
    }

    /**
     * Takes an order that nobody else has, and settles it. If the node dies, PostgreSQL frees the row at once. Returns false if there is none.
     *
     * @param settle works for the tenant of its thread, in transactions of its own
     */
    boolean settleNext(Consumer<String> settle) {
        Optional<Row> next = transaction.execute(status -> {
            Optional<Row> row = sql.sql(NEXT)
                    .query((columns, number) -> new Row(
                            columns.getLong("position"), columns.getString("order_id"), columns.getString("tenant")))
                    .optional();
            row.ifPresent(order -> settle(order, settle));
            return row;
        });
        return next != null && next.isPresent();
    }

    private void settle(Row order, Consumer<String> settle) {
        try {
            TenantContext.run(order.tenant(), () -> settle.accept(order.orderId()));
            change(order, "delete from stock.unsettled_orders");
        } catch (OrderNotSettled failure) {
            change(
                    order,
                    "update stock.unsettled_orders set failure = ?, due_at = now() + make_interval(secs => ?)",
                    failure.toString(),
                    failure.pause().toSeconds());
        }
    }

    /** Whoever adds a row by hand may give it a position that another tenant's row has. */
    private void change(Row order, String statement, Object... values) {
        sql.sql(statement + " where position = ? and to_jsonb(unsettled_orders) ->> 'tenant' is not distinct from ?")
                .params(values)
                .param(order.position())
                .param(order.tenant())
                .update();
    }
}
