package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.cancelled;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.deliver;
import static dev.orderflow.domain.OrderExamples.delivered;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.shipped;

import dev.orderflow.domain.event.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class DeliveringTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aShippedOrderArrives() {
        order.given(placed(), confirmed(), shipped())
                .when(deliver())
                .expectEvents(delivered())
                .expectResultMessagePayload(accepted(3, OrderStatus.DELIVERED));
    }

    @Test
    void anOrderDoesNotArriveBeforeItIsConfirmed() {
        order.given(placed())
                .when(deliver())
                .expectException(rejected(Refusal.NOT_SHIPPED, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void anOrderDoesNotArriveBeforeItIsShipped() {
        order.given(placed(), confirmed())
                .when(deliver())
                .expectException(rejected(Refusal.NOT_SHIPPED, OrderStatus.CONFIRMED, 1))
                .expectNoEvents();
    }

    @Test
    void deliveringTwiceIsRefused() {
        order.given(placed(), confirmed(), shipped(), delivered())
                .when(deliver())
                .expectException(rejected(Refusal.ALREADY_DELIVERED, OrderStatus.DELIVERED, 3))
                .expectNoEvents();
    }

    @Test
    void aCancelledOrderNeverArrives() {
        order.given(placed(), confirmed(), cancelled())
                .when(deliver())
                .expectException(rejected(Refusal.ALREADY_CANCELLED, OrderStatus.CANCELLED, 2))
                .expectNoEvents();
    }
}
