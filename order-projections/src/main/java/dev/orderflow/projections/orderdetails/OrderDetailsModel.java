package dev.orderflow.projections.orderdetails;

import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.RowStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The details of an order. */
@Component
class OrderDetailsModel implements Projection<OrderDetailsRow> {

    private final JdbcTemplate jdbc;

    OrderDetailsModel(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "order-details";
    }

    @Override
    public RowStore<OrderDetailsRow> rows(String schema) {
        return new OrderDetailsTable(jdbc, schema);
    }

    @Override
    public OrderDetailsRow evolve(@Nullable OrderDetailsRow row, Change change) {
        return OrderDetailsRow.evolve(row, change);
    }
}
