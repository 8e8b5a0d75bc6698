package dev.orderflow.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import java.util.Locale;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** One text, and all that it may be the name of. */
@FullApplication
class FindIT extends OverHttp {

    @Test
    void anOrderIsFoundByTheBeginningOfItsIdentifier() {
        String customer = newCustomer();
        String order = id(placed(customer, BOOK));
        listed(customer);

        for (String text : new String[] {order, order.toUpperCase(Locale.ROOT), order.substring(0, 18)}) {
            assertThat(find(text).at("/orders"))
                    .isEqualTo(json(
                            "[{'orderId': '%s', 'customerId': '%s', 'status': 'PLACED'}]".formatted(order, customer)));
        }
    }

    @Test
    void anOrderThatTheListHasNotComeToIsFoundByItsWholeIdentifier() {
        Operator operator = new Operator(sql);
        operator.pause("order-list");
        try {
            String order = id(placed());

            assertThat(find(order).at("/orders"))
                    .isEqualTo(json("[{'orderId': '%s', 'customerId': null, 'status': null}]".formatted(order)));
        } finally {
            operator.resume("order-list");
        }
    }

    @Test
    void aCustomerIsFoundByTheBeginningOfTheName() {
        String customer = newCustomer();
        placed(customer, BOOK);
        clerk().command(placed(customer, PEN) + "/confirm");
        String prefix = customer.substring(0, 20);

        Awaitility.await()
                .untilAsserted(() -> assertThat(find(prefix).at("/customers"))
                        .isEqualTo(json("[{'customerId': '%s', 'orders': 2}]".formatted(customer))));
    }

    @Test
    void aRequestIsFoundByItsCorrelationId() {
        String request = "request-" + UUID.randomUUID();
        done(clerk().command(placed() + "/confirm", "X-Correlation-Id", request));

        assertThat(find(request).at("/correlationIds"))
                .isEqualTo(json("[{'correlationId': '%s', 'events': 1, 'complete': true}]".formatted(request)));
    }

    @Test
    void anEventIsFoundByItsPosition() {
        JsonNode event = viewer().get(placed() + "/events").json().at("/items/0");

        assertThat(find(event.get("position").toString()).at("/events/0")).isEqualTo(event);
        assertThat(find("999999999999999999").at("/events").isEmpty()).isTrue();
    }

    @Test
    void aFewOfEachKindAreEnough() {
        String prefix = "few-" + UUID.randomUUID().toString().substring(0, 8);
        for (int i = 0; i < 6; i++) {
            listed(placedFor(prefix + "-" + i));
        }

        Awaitility.await()
                .untilAsserted(() -> assertThat(find(prefix).at("/customers").findValuesAsString("customerId"))
                        .containsExactly(prefix + "-0", prefix + "-1", prefix + "-2", prefix + "-3", prefix + "-4"));
    }

    @Test
    void whatNothingIsCalledIsNotFound() {
        assertThat(find("g%20%25_~%C3%A9'%22"))
                .isEqualTo(json("{'orders': [], 'customers': [], 'correlationIds': [], 'events': []}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?q=", "?q=%00"})
    void withoutATextThereIsNothingToFind(String query) {
        Answer answer = viewer().get("/api/find" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.faults()).containsExactly("q");
    }

    private String placedFor(String customer) {
        placed(customer, BOOK);
        return customer;
    }

    private void listed(String customer) {
        Awaitility.await()
                .until(() -> !viewer().get(ORDERS + "?customerId=" + customer)
                        .json()
                        .get("items")
                        .isEmpty());
    }

    private JsonNode find(String text) {
        Answer answer = viewer().get("/api/find?q=" + text);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.json();
    }
}
