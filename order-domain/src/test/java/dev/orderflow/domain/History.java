package dev.orderflow.domain;

import static dev.orderflow.domain.OrderExamples.cancelled;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.delivered;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.shipped;

import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderStatus;
import java.util.List;

/** Every way that leads an order to a state. */
enum History {
    PLACED,
    CONFIRMED,
    SHIPPED,
    DELIVERED,
    CANCELLED_EARLY,
    CANCELLED_LATE;

    List<OrderEvent> events() {
        return switch (this) {
            case PLACED -> List.of(placed());
            case CONFIRMED -> List.of(placed(), confirmed());
            case SHIPPED -> List.of(placed(), confirmed(), shipped());
            case DELIVERED -> List.of(placed(), confirmed(), shipped(), delivered());
            case CANCELLED_EARLY -> List.of(placed(), cancelled());
            case CANCELLED_LATE -> List.of(placed(), confirmed(), cancelled());
        };
    }

    OrderStatus status() {
        return OrderStatus.valueOf(name().replaceFirst("_.*", ""));
    }

    long version() {
        return events().size() - 1L;
    }
}
