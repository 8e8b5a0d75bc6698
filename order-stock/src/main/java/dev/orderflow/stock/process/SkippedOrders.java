package dev.orderflow.stock.process;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Orders that can't be settled must not stop the others. They are remembered in the transaction of the batch, and tried again with later ones. */
final class SkippedOrders {

    private static final Logger LOG = LoggerFactory.getLogger(SkippedOrders.class);

    private final JdbcClient sql;

    SkippedOrders(JdbcClient sql) {
        this.sql = sql;
    }

    void remember(List<Outcome> outcomes) {
        for (Outcome outcome : outcomes) {
            RuntimeException failure = outcome.failure();
            if (failure != null) {
                LOG.error("The stock of order {} can't be settled for now", outcome.orderId(), failure);
                sql.sql("""
                                insert into stock.skipped_orders (order_id, failure) values (?, ?)
                                on conflict (order_id) do update set failure = excluded.failure, tried_at = now()
                                """).params(outcome.orderId(), failure.toString()).update();
            }
        }
        sql.sql("delete from stock.skipped_orders where order_id = any (:settled)")
                .param(
                        "settled",
                        outcomes.stream()
                                .filter(outcome -> outcome.failure() == null)
                                .map(Outcome::orderId)
                                .toArray(String[]::new))
                .update();
    }
}
