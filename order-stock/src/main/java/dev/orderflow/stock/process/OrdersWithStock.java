package dev.orderflow.stock.process;

import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Which orders of a batch have, or had, lines of kept SKUs; and some of those that were skipped a while ago. One statement spares the
 * reading of all other orders.
 */
final class OrdersWithStock {

    /** The lateral join goes through the index order by order; a plain one may be planned as a scan of the log. */
    private static final String FIND = """
            select order_id from unnest(:orders) as asked (order_id)
            cross join lateral (
                select from event_store.events
                where aggregate_id = order_id and type in ('OrderPlaced', 'OrderLineAdded')
                    and jsonb_exists(metadata, 'awaitingStock')
                limit 1
            ) as awaited
            union
            (
                select order_id from stock.skipped_orders where tried_at < now() - interval '30 seconds' order by tried_at limit 10
            )
            """;

    private final JdbcClient sql;

    OrdersWithStock(JdbcClient sql) {
        this.sql = sql;
    }

    List<String> toSettle(Collection<String> orderIds) {
        return sql.sql(FIND)
                .param("orders", orderIds.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
