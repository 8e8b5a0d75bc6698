package dev.orderflow.kafka;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStockReserved;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** One of each. */
final class PublishedEvents {

    static final UUID ORDER = UUID.fromString("7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907");

    private static final Amount PRICE = new Amount(new BigDecimal("20.00"), "EUR");

    private PublishedEvents() {}

    static Stream<IntegrationEvent> all() {
        return Stream.<OrderEvent>of(
                        new OrderPlaced(ORDER, "customer-7", List.of(new Line("book-1", 1, PRICE, PRICE)), PRICE),
                        new OrderLineAdded(ORDER, "pen-1", 1, PRICE, PRICE),
                        new OrderLineRemoved(ORDER, "pen-1", PRICE),
                        new OrderStockReserved(ORDER),
                        new OrderConfirmed(ORDER),
                        shipped(),
                        new OrderDelivered(ORDER),
                        cancelled())
                .map(event -> IntegrationEvents.of(event, 3));
    }

    static OrderShipped shipped() {
        return new OrderShipped(ORDER, "Blue Van", "BV 1042");
    }

    static OrderCancelled cancelled() {
        return new OrderCancelled(ORDER, "moved to her sister in Bergen");
    }
}
