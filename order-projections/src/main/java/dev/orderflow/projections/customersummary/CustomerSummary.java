package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.util.List;
import java.util.Map;

/**
 * A customer's orders, summed up.
 *
 * @param ordersByStatus every state in its order, also that of no order
 * @param value of the orders that are not cancelled, by currency
 */
public record CustomerSummary(String customerId, Map<OrderStatus, Long> ordersByStatus, List<Amount> value) {}
