package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.cancel;
import static dev.orderflow.domain.OrderExamples.cancelled;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.delivered;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.shipped;

import dev.orderflow.domain.event.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class CancellingTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aPlacedOrderIsCancelledWithAReason() {
        order.given(placed())
                .when(cancel())
                .expectEvents(cancelled())
                .expectResultMessagePayload(accepted(1, OrderStatus.CANCELLED));
    }

    @Test
    void aConfirmedOrderCanStillBeCancelled() {
        order.given(placed(), confirmed())
                .when(cancel())
                .expectEvents(cancelled())
                .expectResultMessagePayload(accepted(2, OrderStatus.CANCELLED));
    }

    @Test
    void anOrderCannotBeCancelledOnceShipped() {
        order.given(placed(), confirmed(), shipped())
                .when(cancel())
                .expectException(rejected(Refusal.ALREADY_SHIPPED, OrderStatus.SHIPPED, 2))
                .expectNoEvents();
    }

    @Test
    void anOrderCannotBeCancelledOnceDelivered() {
        order.given(placed(), confirmed(), shipped(), delivered())
                .when(cancel())
                .expectException(rejected(Refusal.ALREADY_DELIVERED, OrderStatus.DELIVERED, 3))
                .expectNoEvents();
    }

    @Test
    void cancellingTwiceIsRefused() {
        order.given(placed(), cancelled())
                .when(cancel())
                .expectException(rejected(Refusal.ALREADY_CANCELLED, OrderStatus.CANCELLED, 1))
                .expectNoEvents();
    }
}
