package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.projections.customersummary.FindCustomerSummary.CustomerSummary;
import dev.orderflow.projections.customersummary.FindCustomers.CustomerOrders;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.stereotype.Component;

/**
 * Answers {@link FindCustomerSummary} and {@link FindCustomers}. These are the queries by JPA; see
 * docs/decisions/0035-what-a-read-costs.md.
 */
@Component
class CustomerSummaryQueries {

    private final CustomerSums sums;

    CustomerSummaryQueries(CustomerSums sums) {
        this.sums = sums;
    }

    @QueryHandler
    CustomerSummary handle(FindCustomerSummary query) {
        Map<OrderStatus, Long> orders = new EnumMap<>(OrderStatus.class);
        for (OrderStatus status : OrderStatus.values()) {
            orders.put(status, 0L);
        }
        Map<String, BigDecimal> value = new TreeMap<>();
        for (Sum sum : sums.findByCustomerIdAndOrdersGreaterThan(query.customerId(), 0)) {
            orders.merge(sum.status(), sum.orders(), Long::sum);
            if (hasValue(sum.status())) {
                value.merge(sum.currency(), sum.value(), BigDecimal::add);
            }
        }
        List<Amount> amounts = value.entrySet().stream()
                .map(sum -> new Amount(sum.getValue(), sum.getKey()))
                .toList();
        return new CustomerSummary(query.customerId(), orders, amounts);
    }

    /** What an identifier may consist of sorts before {@code ~}. So do all that begin with the prefix. */
    @QueryHandler
    List<CustomerOrders> handle(FindCustomers query) {
        return sums.findCustomers(query.prefix(), query.prefix() + "~", Limit.of(query.limit()));
    }

    /** Without a default, so that a new status does not compile until this says whether its orders count. */
    private static boolean hasValue(OrderStatus status) {
        return switch (status) {
            case PLACED, CONFIRMED, SHIPPED, DELIVERED -> true;
            case CANCELLED -> false;
        };
    }

    interface CustomerSums extends Repository<CustomerSummaryRow, CustomerSummaryRow.Key> {

        /** When all orders have left a status, its row stays, with zeros. */
        List<Sum> findByCustomerIdAndOrdersGreaterThan(String customerId, long orders);

        /** By the primary key, in its order: no more customers are read than there are in the answer. */
        @Query("""
                select new dev.orderflow.projections.customersummary.FindCustomers$CustomerOrders(s.customerId, sum(s.orders))
                from CustomerSummaryRow s where s.customerId >= :from and s.customerId < :to
                group by s.customerId order by s.customerId
                """)
        List<CustomerOrders> findCustomers(String from, String to, Limit limit);
    }

    record Sum(OrderStatus status, String currency, long orders, BigDecimal value) {}
}
