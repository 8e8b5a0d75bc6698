package dev.orderflow.api;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What another node writes meanwhile. */
public final class OtherNode {

    private OtherNode() {}

    /** Version 1 of an order, in the transaction of this thread. */
    public static void appendLine(JdbcClient sql, String order) {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), 'Order', aggregate_id, 1, 'OrderLineAdded', '1', now(), jsonb_build_object(
                            'orderId', aggregate_id, 'sku', 'mug_3', 'quantity', 1,
                            'unitPrice', payload #> '{lines,0,unitPrice}', 'total', payload -> 'total'), '{}'
                        from event_store.events where aggregate_id = ?
                        """).param(order).update();
    }
}
