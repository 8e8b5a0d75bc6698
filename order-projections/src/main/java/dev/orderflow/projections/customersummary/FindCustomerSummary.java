package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.util.List;
import java.util.Map;

/** The sums over all orders of a customer. The answer is a {@link CustomerSummary}, also for a customer without orders. */
public record FindCustomerSummary(String customerId) {

    /**
     * The orders of a customer, summed up.
     *
     * @param ordersByStatus all statuses in their sequence, also those without orders
     * @param value of the orders that are not cancelled, by currency
     */
    public record CustomerSummary(String customerId, Map<OrderStatus, Long> ordersByStatus, List<Amount> value) {}
}
