package dev.orderflow.projections.orderlist;

import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.RowStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The order list, one line for each order. */
@Component
class OrderListModel implements Projection<OrderListRow> {

    private final JdbcTemplate jdbc;

    OrderListModel(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "order-list";
    }

    @Override
    public RowStore<OrderListRow> rows(String schema) {
        return new OrderListTable(jdbc, schema);
    }

    @Override
    public OrderListRow evolve(@Nullable OrderListRow row, Change change) {
        return OrderListRow.evolve(row, change);
    }
}
