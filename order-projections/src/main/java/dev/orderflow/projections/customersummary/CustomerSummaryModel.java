package dev.orderflow.projections.customersummary;

import dev.orderflow.projections.Change;
import dev.orderflow.projections.ReadModel;
import dev.orderflow.projections.RowStore;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The sums of each customer. */
@Component
class CustomerSummaryModel implements ReadModel<CustomerSummaryRow> {

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
