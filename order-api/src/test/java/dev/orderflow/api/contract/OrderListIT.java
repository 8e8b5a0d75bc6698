package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the list shows, and in which sequence. */
@FullApplication
class OrderListIT extends OrderListSetUp {

    @Test
    void anItemShowsAnOrderOnOneLine() {
        String customer = newCustomer();
        String order = placed(customer, BOOK, PEN);
        done(clerk().command(order + "/confirm"));
        awaitList("customerId=" + customer + "&status=CONFIRMED", order);

        JsonNode item = list("customerId=" + customer).json().at("/items/0");

        JsonNode details = viewer().get(order + "?atLeastVersion=1").json();
        assertThat(item.propertyNames())
                .containsExactly("orderId", "customerId", "status", "version", "total", "placedAt", "updatedAt");
        assertThat(item.propertyNames())
                .allSatisfy(name -> assertThat(item.get(name)).isEqualTo(details.get(name)));
    }

    @Test
    void theNewestComesFirst() {
        String first = placed();
        String second = placed();
        String third = placed();

        awaitList("limit=3", third, second, first);
    }

    @Test
    void filtersMayBeJoined() {
        String customer = newCustomer();
        String placed = placed(customer, BOOK);
        String confirmed = placed(customer, BOOK);
        done(clerk().command(confirmed + "/confirm"));

        awaitList("customerId=" + customer, confirmed, placed);
        awaitList("customerId=" + customer + "&status=PLACED", placed);
        awaitList("customerId=" + customer + "&status=CONFIRMED", confirmed);
        awaitList("customerId=" + customer + "&status=SHIPPED");
        awaitList("status=CONFIRMED&limit=1", confirmed);
    }

    @Test
    void anUnknownCustomerHasAnEmptyList() {
        assertThat(list("customerId=" + newCustomer()).json()).isEqualTo(json("{'items': [], 'nextCursor': null}"));
    }
}
