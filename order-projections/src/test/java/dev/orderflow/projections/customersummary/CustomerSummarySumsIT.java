package dev.orderflow.projections.customersummary;

import dev.orderflow.platform.projections.BatchFold;
import dev.orderflow.platform.projections.Batches;
import dev.orderflow.platform.projections.SumsSpecification;

class CustomerSummarySumsIT extends SumsSpecification {

    CustomerSummarySumsIT() {
        super("read_model.customer_summary", "customer_id, currency", """
                select customer_id, currency,
                    count(*) filter (where status = 'PLACED'),
                    count(*) filter (where status = 'CONFIRMED'),
                    count(*) filter (where status = 'SHIPPED'),
                    count(*) filter (where status = 'DELIVERED'),
                    count(*) filter (where status = 'CANCELLED'),
                    coalesce(sum(total) filter (where status <> 'CANCELLED'), 0)
                from read_model.customer_summary_orders
                group by customer_id, currency
                """);
    }

    @Override
    protected BatchFold<?> segment(Batches batches) {
        return batches.fold(new CustomerSummaryModel(batches.jdbc()));
    }
}
