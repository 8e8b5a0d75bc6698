package dev.orderflow.api.query;

import dev.orderflow.api.http.Scopes;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.platform.role.NodeRole;
import dev.orderflow.platform.web.AnsweredBy;
import dev.orderflow.platform.web.security.RequiresScope;
import dev.orderflow.projections.customersummary.FindCustomerSummary;
import dev.orderflow.projections.customersummary.FindCustomerSummary.CustomerSummary;
import org.axonframework.queryhandling.QueryGateway;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The sums over a customer's orders. A customer without orders has an empty summary, not a 404. */
@RestController
@RequiresScope(Scopes.ORDERS_READ)
@AnsweredBy(NodeRole.READ)
class CustomerSummaryController {

    private final QueryGateway queries;

    CustomerSummaryController(QueryGateway queries) {
        this.queries = queries;
    }

    @GetMapping("/api/customers/{customerId}/orders/summary")
    CustomerSummary getCustomerSummary(@PathVariable CustomerId customerId) {
        return queries.query(new FindCustomerSummary(customerId.value()), CustomerSummary.class)
                .join();
    }
}
