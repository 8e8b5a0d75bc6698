package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.cancelled;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.ship;
import static dev.orderflow.domain.OrderExamples.shipped;

import dev.orderflow.domain.event.OrderStatus;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class ShippingTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aConfirmedOrderIsHandedToItsCarrier() {
        order.given(placed(), confirmed())
                .when(ship())
                .expectEvents(shipped())
                .expectResultMessagePayload(accepted(2, OrderStatus.SHIPPED));
    }

    @Test
    void anOrderIsNotShippedBeforeItIsConfirmed() {
        order.given(placed())
                .when(ship())
                .expectException(rejected(Refusal.NOT_CONFIRMED, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void shippingTwiceIsRefused() {
        order.given(placed(), confirmed(), shipped())
                .when(ship())
                .expectException(rejected(Refusal.ALREADY_SHIPPED, OrderStatus.SHIPPED, 2))
                .expectNoEvents();
    }

    @Test
    void aCancelledOrderIsNeverShipped() {
        order.given(placed(), cancelled())
                .when(ship())
                .expectException(rejected(Refusal.ALREADY_CANCELLED, OrderStatus.CANCELLED, 1))
                .expectNoEvents();
    }
}
