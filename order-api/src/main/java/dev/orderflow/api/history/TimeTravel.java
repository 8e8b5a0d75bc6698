package dev.orderflow.api.history;

import dev.orderflow.api.http.OrderProblems;
import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetailsLine;
import java.time.Instant;
import java.util.function.Predicate;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folds the first events of an order, in the same way as the aggregate. */
@Component
class TimeTravel {

    private final EventStore log;

    TimeTravel(EventStore log) {
        this.log = log;
    }

    OrderDetails atVersion(OrderId orderId, long version) {
        OrderDetails order = fold(orderId, event -> event.getSequenceNumber() <= version);
        if (order == null || order.version() < version) {
            throw notFound(orderId, "There is no version " + version + " of order " + orderId + ".");
        }
        return order;
    }

    /** The order after its last event at or before the moment. */
    OrderDetails asOf(OrderId orderId, Instant moment) {
        OrderDetails order = fold(orderId, event -> !event.getTimestamp().isAfter(moment));
        if (order == null) {
            throw notFound(orderId, "The order " + orderId + " had not been placed by then.");
        }
        return order;
    }

    /** Null if the first event is not wanted. */
    private @Nullable OrderDetails fold(OrderId orderId, Predicate<DomainEventMessage<?>> isWanted) {
        // Not from a snapshot, which may already contain later events.
        DomainEventStream events = log.readEvents(orderId.toString(), 0);
        if (!events.hasNext()) {
            throw OrderProblems.orderNotFound(orderId);
        }
        OrderState state = null;
        Instant placedAt = events.peek().getTimestamp();
        String recipient = events.peek().getPayload() instanceof OrderPlaced placed ? placed.recipient() : "";
        Instant updatedAt = placedAt;
        while (events.hasNext() && isWanted.test(events.peek())) {
            DomainEventMessage<?> event = events.next();
            state = OrderHistory.evolve(state, event);
            updatedAt = event.getTimestamp();
        }
        return state == null ? null : details(state, placedAt, updatedAt, recipient);
    }

    private Problem notFound(OrderId orderId, String detail) {
        long last = log.lastSequenceNumberFor(orderId.toString()).orElseThrow();
        return new Problem(OrderProblems.VERSION_NOT_FOUND, detail).with("lastVersion", last);
    }

    private static OrderDetails details(OrderState state, Instant placedAt, Instant updatedAt, String recipient) {
        return new OrderDetails(
                state.orderId(),
                state.customerId(),
                state.status(),
                state.version(),
                state.total(),
                placedAt,
                updatedAt,
                state.lines().stream().map(OrderDetailsLine::of).toList(),
                state.carrier(),
                state.trackingNumber(),
                state.cancellationReason(),
                state.awaitingStock() ? true : null,
                recipient.isEmpty() ? null : recipient);
    }
}
