package dev.orderflow.api.contract;

import static dev.orderflow.domain.event.OrderStatus.CANCELLED;
import static dev.orderflow.domain.event.OrderStatus.CONFIRMED;
import static dev.orderflow.domain.event.OrderStatus.DELIVERED;
import static dev.orderflow.domain.event.OrderStatus.PLACED;
import static dev.orderflow.domain.event.OrderStatus.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.domain.event.OrderStatus;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@FullApplication
class CustomerSummaryIT extends OverHttp {

    private static final String TEA = line("tea", 3, "1500", "JPY");

    private final String customer = newCustomer();

    @Test
    void ordersAreCountedByTheStateThatTheyAreInNow() {
        placed(customer, BOOK);
        placed(customer, BOOK);
        confirm(placed(customer, BOOK));
        ship(confirm(placed(customer, BOOK)));
        deliver(ship(confirm(placed(customer, BOOK))));
        cancel(placed(customer, BOOK));
        cancel(confirm(placed(customer, BOOK)));

        awaitSummary(
                Map.of(PLACED, 2, CONFIRMED, 1, SHIPPED, 1, DELIVERED, 1, CANCELLED, 2),
                "{'amount': '199.90', 'currency': 'EUR'}");
    }

    @Test
    void theValueIsOfEachCurrencyWithItsDigits() {
        placed(customer, TEA);
        placed(customer, PEN);
        confirm(placed(customer, BOOK));

        awaitSummary(
                Map.of(PLACED, 2, CONFIRMED, 1),
                "{'amount': '41.48', 'currency': 'EUR'}, {'amount': '4500', 'currency': 'JPY'}");
    }

    @Test
    void theValueFollowsTheLines() {
        String order = placed(customer, BOOK, PEN);
        awaitValue("41.48");

        done(clerk().post(order + "/lines", line("mug_3", 1, "8", "EUR")));
        awaitValue("49.48");

        done(clerk().delete(order + "/lines/book-1"));
        awaitValue("9.50");
    }

    @Test
    void whatIsCancelledIsWorthNothing() {
        placed(customer, BOOK);
        String tea = placed(customer, TEA);
        cancel(placed(customer, PEN));

        cancel(tea);

        awaitSummary(Map.of(PLACED, 1, CANCELLED, 2), "{'amount': '39.98', 'currency': 'EUR'}");
    }

    @Test
    void aCustomerWhoseOrdersAreAllCancelledHasNoValue() {
        cancel(placed(customer, BOOK));

        awaitSummary(Map.of(CANCELLED, 1), "");
    }

    @Test
    void anUnknownCustomerHasEveryStateInItsOrder() {
        assertThat(summary(customer).status()).isEqualTo(200);
        assertThat(summary(customer).text())
                .isEqualTo(quoted("{'customerId':'%s','ordersByStatus':%s,'value':[]}"
                        .formatted(customer, ordersByStatus(Map.of()))));
    }

    @Test
    void customersDifferByTheCaseOfTheirLetters() {
        placed(customer, BOOK);
        awaitValue("39.98");

        assertThat(summary(customer.toUpperCase(Locale.ROOT)).json().get("value"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a%20b",
                "%C3%A9",
                "a,b",
                "a@b",
                "12345678901234567890123456789012345678901234567890123456789012345"
            })
    void aCustomerIsWrittenAsInAPlacement(String malformed) {
        Answer answer = summary(malformed);

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-order");
        assertThat(answer.faults()).containsExactly("customerId");
    }

    private Answer summary(String customerId) {
        return viewer().get("/api/customers/" + customerId + "/orders/summary");
    }

    /** With zeros for the other statuses, in their order. */
    private static String ordersByStatus(Map<OrderStatus, Integer> orders) {
        return Stream.of(OrderStatus.values())
                .map(status -> "'%s':%s".formatted(status, orders.getOrDefault(status, 0)))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private void awaitSummary(Map<OrderStatus, Integer> orders, String value) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(summary(customer).json())
                        .isEqualTo(json("{'customerId': '%s', 'ordersByStatus': %s, 'value': [%s]}"
                                .formatted(customer, ordersByStatus(orders), value))));
    }

    private void awaitValue(String amount) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(
                                summary(customer).json().at("/value/0/amount").stringValue(""))
                        .isEqualTo(amount));
    }

    private String confirm(String order) {
        done(clerk().command(order + "/confirm"));
        return order;
    }

    private String ship(String order) {
        done(clerk().post(order + "/ship", SHIPMENT));
        return order;
    }

    private void deliver(String order) {
        done(clerk().command(order + "/deliver"));
    }

    private void cancel(String order) {
        done(clerk().post(order + "/cancel", CANCELLATION));
    }
}
