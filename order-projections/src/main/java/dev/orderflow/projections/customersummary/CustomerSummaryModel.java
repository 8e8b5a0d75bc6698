package dev.orderflow.projections.customersummary;

import dev.orderflow.platform.projections.Change;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.RowStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The sums of each customer. */
@Component
class CustomerSummaryModel implements Projection<CustomerSummaryRow> {

    private final JdbcTemplate jdbc;

    CustomerSummaryModel(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "customer-summary";
    }

    @Override
    public RowStore<CustomerSummaryRow> rows(String schema) {
        return new CustomerSummaryTable(jdbc, schema);
    }

    @Override
    public CustomerSummaryRow evolve(@Nullable CustomerSummaryRow row, Change change) {
        return CustomerSummaryRow.evolve(row, change);
    }
}
