package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An import may bring orders of years in which nobody had a computer, or of years to come. */
class OrdersOfAnyTimeIT extends ForeignRowFixture {

    private static final List<String> NEWEST_FIRST = List.of(
            "9999-12-31 23:59Z",
            "2300-01-01 00:00Z",
            "1970-01-01 00:00Z",
            "1969-12-31 23:59:59.999999Z",
            "1600-01-01 00:00Z",
            "0001-01-01 00:00Z");

    @Test
    void theListGoesOnBehindEach() {
        String customer = newCustomer();
        List<String> orders =
                NEWEST_FIRST.stream().map(time -> imported(customer, time)).toList();
        assertAllAreHandled();

        List<String> listed = new ArrayList<>();
        String query = ORDERS + "?limit=1&customerId=" + customer;
        Answer page = viewer().get(query);
        listed.addAll(OrderListSetUp.orders(page));
        while (!page.json().get("nextCursor").isNull()) {
            page = viewer().get(
                            query + "&cursor=" + page.json().get("nextCursor").stringValue());
            listed.addAll(OrderListSetUp.orders(page));
        }

        assertThat(listed).isEqualTo(orders);
    }

    private String imported(String customer, String time) {
        String order = newOrder();
        ForeignRow.placement(time).with("customer-7", customer).at(time).insert(sql, id(order));
        return order;
    }
}
