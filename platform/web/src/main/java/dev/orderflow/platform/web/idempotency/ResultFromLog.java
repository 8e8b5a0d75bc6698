package dev.orderflow.platform.web.idempotency;

import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;

/** Reads off the log what a command was answered: where its event has left the order. */
final class ResultFromLog {

    private final EventStore log;

    ResultFromLog(EventStore log) {
        this.log = log;
    }

    /** From the very first event on: a snapshot would know the order, but not the answers to earlier commands. */
    CommandResult find(FirstAnswer.Accepted command) {
        DomainEventStream events = log.readEvents(command.orderId(), 0);
        @Nullable OrderState order = null;
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            order = OrderHistory.evolve(order, event);
            if (command.commandId().equals(event.getMetaData().get("causationId"))) {
                return new CommandResult(order.orderId(), order.version(), order.status());
            }
        }
        throw new IllegalStateException("The key is there, and its event is not: " + command);
    }
}
