package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.INK;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.add;
import static dev.orderflow.domain.OrderExamples.confirm;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.remove;

import dev.orderflow.domain.event.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ConfirmingTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aPlacedOrderIsConfirmed() {
        order.given(placed())
                .when(confirm())
                .expectEvents(confirmed())
                .expectResultMessagePayload(accepted(1, OrderStatus.CONFIRMED));
    }

    @Test
    void confirmingTwiceIsRefused() {
        order.given(placed(), confirmed())
                .when(confirm())
                .expectException(rejected(Refusal.ALREADY_CONFIRMED, OrderStatus.CONFIRMED, 1))
                .expectNoEvents();
    }

    @Test
    void noLineIsAddedOnceTheOrderIsConfirmed() {
        order.given(placed(), confirmed())
                .when(add(INK))
                .expectException(rejected(Refusal.ALREADY_CONFIRMED, OrderStatus.CONFIRMED, 1))
                .expectNoEvents();
    }

    @Test
    void noLineIsRemovedOnceTheOrderIsConfirmed() {
        order.given(placed(), confirmed())
                .when(remove("pen-1"))
                .expectException(rejected(Refusal.ALREADY_CONFIRMED, OrderStatus.CONFIRMED, 1))
                .expectNoEvents();
    }
}
