package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.util.List;
import org.awaitility.Awaitility;

/** The list of orders, as a client reads it. */
abstract class OrderListSetUp extends OverHttp {

    Answer list(String query) {
        return viewer().get(ORDERS + "?" + query);
    }

    void awaitList(String query, String... orders) {
        Awaitility.await().untilAsserted(() -> assertThat(orders(list(query))).containsExactly(orders));
    }

    static List<String> orders(Answer page) {
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        return page.json().get("items").findValuesAsString("orderId").stream()
                .map(orderId -> ORDERS + "/" + orderId)
                .toList();
    }

    static void assertMalformed(Answer answer, String parameter) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly(parameter);
    }
}
