package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients that place and cancel orders of one customer with a credit limit, on two nodes. Every order is worth ten euros. */
abstract class CreditLimitRaceFixture extends RaceFixture {

    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "10.00", "currency": "EUR"}}]}
            """;

    final String customer = "customer-" + UUID.randomUUID();
    final AtomicInteger refused = new AtomicInteger();
    final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();

    int place(UUID order) {
        HttpResponse<String> answer = send("POST", "/api/orders", PLACEMENT.formatted(order, customer));
        if (answer == null) {
            return NO_ANSWER;
        }
        if (answer.statusCode() == 201) {
            accepted.add(order);
        } else if (answer.body().contains("/problems/credit-limit-exceeded")) {
            refused.incrementAndGet();
        } else {
            others.add(answer.body());
        }
        return answer.statusCode();
    }

    int cancel(UUID order) {
        return status(send("POST", "/api/orders/" + order + "/cancel", "{\"reason\": \"Makes room\"}"));
    }

    void setLimit(String euros) {
        HttpResponse<String> answer = send(
                "PUT",
                "/api/customers/" + customer + "/credit-limit",
                "{\"amount\": \"%s\", \"currency\": \"EUR\"}".formatted(euros));
        assertThat(answer).isNotNull();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** The most that was ever open at once, event by event. */
    BigDecimal mostOpen() {
        return sql.sql(OPEN.formatted("max(open)"))
                .param(customer)
                .query(BigDecimal.class)
                .single();
    }

    BigDecimal open() {
        return sql.sql(OPEN.formatted("(array_agg(open order by position desc))[1]"))
                .param(customer)
                .query(BigDecimal.class)
                .single();
    }

    private static final String OPEN = """
            select %s from (
                select event.position, sum(case event.type when 'OrderPlaced' then 10.00 when 'OrderCancelled' then -10.00 end)
                    over (order by event.position) as open
                from event_store.events as placed
                join event_store.events as event using (aggregate_id)
                where placed.type = 'OrderPlaced' and placed.payload ->> 'customerId' = ?
            ) as steps
            """;
}
