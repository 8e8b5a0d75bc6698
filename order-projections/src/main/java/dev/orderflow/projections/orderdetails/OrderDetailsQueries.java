package dev.orderflow.projections.orderdetails;

import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import dev.orderflow.projections.orderdetails.FindVersions.OrderVersion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers {@link FindOrder} and {@link FindVersions}. */
@Component
class OrderDetailsQueries {

    private final JdbcClient sql;

    OrderDetailsQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    Optional<OrderDetails> handle(FindOrder query) {
        return sql.sql("select * from read_model.order_details where order_id = ?")
                .param(query.orderId())
                .query(OrderDetailsProjection.Row::read)
                .optional()
                .map(OrderDetailsProjection.Row::order);
    }

    /** The array keeps this one statement for any number of orders. */
    @QueryHandler
    List<OrderVersion> handle(FindVersions query) {
        return sql.sql("select order_id, version from read_model.order_details where order_id = any (?)")
                .param(query.orderIds().toArray(UUID[]::new))
                .query(OrderVersion.class)
                .list();
    }
}
