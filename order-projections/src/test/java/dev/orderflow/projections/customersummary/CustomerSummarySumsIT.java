package dev.orderflow.projections.customersummary;

import dev.orderflow.platform.projections.SumsSpecification;

class CustomerSummarySumsIT extends SumsSpecification {

    /** A status that all orders have left keeps its row, with zeros. */
    CustomerSummarySumsIT() {
        super(
                new CustomerSummaryProjection(),
                "read_model.customer_summary",
                "customer_id, currency, status",
                "orders <> 0",
                """
                select customer_id, currency, status, count(*), sum(total)
                from read_model.customer_summary_orders
                group by customer_id, currency, status
                """);
    }
}
