package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.projections.customersummary.FindCustomerSummary.CustomerSummary;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers {@link FindCustomerSummary}. */
@Component
class CustomerSummaryQueries {

    private record Sum(OrderStatus status, String currency, long orders, BigDecimal value) {}

    private final JdbcClient sql;

    CustomerSummaryQueries(JdbcClient sql) {
        this.sql = sql;
    }

    @QueryHandler
    CustomerSummary handle(FindCustomerSummary query) {
        Map<OrderStatus, Long> orders = new EnumMap<>(OrderStatus.class);
        for (OrderStatus status : OrderStatus.values()) {
            orders.put(status, 0L);
        }
        Map<String, BigDecimal> value = new TreeMap<>();
        for (Sum sum : sums(query.customerId())) {
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

    /** Without a default, so that a new status does not compile until this says whether its orders count. */
    private static boolean hasValue(OrderStatus status) {
        return switch (status) {
            case PLACED, CONFIRMED, SHIPPED, DELIVERED -> true;
            case CANCELLED -> false;
        };
    }

    /** When all orders have left a status, its row stays, with zeros. */
    private List<Sum> sums(String customerId) {
        return sql.sql("""
                        select status, currency, orders, value
                        from read_model.customer_summary
                        where customer_id = ? and orders > 0
                        """).param(customerId).query(Sum.class).list();
    }
}
