package dev.orderflow.api;

import dev.orderflow.contract.OrderPicture;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order as the functions for people at psql show it. */
final class AtPsql {

    private AtPsql() {}

    /** The order at the time of each of its events. */
    static List<OrderPicture> versions(JdbcClient sql, UUID order) {
        return sql.sql("""
                        select seen.customer_id, seen.status, seen.version,
                            array(
                                select format('%s × %s at %s %s', line ->> 'quantity', line ->> 'sku',
                                    line #>> '{unitPrice,amount}', line #>> '{unitPrice,currency}')
                                from jsonb_array_elements(seen.lines) as line
                            ) as lines,
                            seen.total || ' ' || seen.currency as total,
                            seen.carrier, seen.tracking_number, seen.cancellation_reason
                        from event_store.stream(:order) as event
                        cross join lateral event_store.order_as_of(:order, event.at) as seen
                        order by event.version
                        """)
                .param("order", order)
                .query((row, number) -> new OrderPicture(
                        row.getString("customer_id"),
                        row.getString("status"),
                        row.getLong("version"),
                        List.of((String[]) row.getArray("lines").getArray()),
                        row.getString("total"),
                        row.getString("carrier"),
                        row.getString("tracking_number"),
                        row.getString("cancellation_reason")))
                .list();
    }
}
