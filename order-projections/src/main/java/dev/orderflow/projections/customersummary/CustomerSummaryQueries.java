package dev.orderflow.projections.customersummary;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.axonframework.queryhandling.QueryHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Answers {@link FindCustomerSummary} by one row for each of the customer's currencies; there is nothing for JPA to map. */
@Component
class CustomerSummaryQueries {

    private record Sums(
            String currency,
            long placed,
            long confirmed,
            long shipped,
            long delivered,
            long cancelled,
            BigDecimal value) {

        Map<OrderStatus, Long> orders() {
            return Map.of(
                    OrderStatus.PLACED, placed,
                    OrderStatus.CONFIRMED, confirmed,
                    OrderStatus.SHIPPED, shipped,
                    OrderStatus.DELIVERED, delivered,
                    OrderStatus.CANCELLED, cancelled);
        }

        boolean hasValue() {
            return placed + confirmed + shipped + delivered > 0;
        }
    }

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
        List<Amount> value = new ArrayList<>();
        for (Sums sums : sums(query.customerId())) {
            sums.orders().forEach((status, count) -> orders.merge(status, count, Long::sum));
            if (sums.hasValue()) {
                value.add(new Amount(sums.value(), sums.currency()));
            }
        }
        return new CustomerSummary(query.customerId(), orders, value);
    }

    private List<Sums> sums(String customerId) {
        return sql.sql("""
                        select currency, placed, confirmed, shipped, delivered, cancelled, value
                        from read_model.customer_summary
                        where customer_id = ?
                        order by currency
                        """).param(customerId).query(Sums.class).list();
    }
}
