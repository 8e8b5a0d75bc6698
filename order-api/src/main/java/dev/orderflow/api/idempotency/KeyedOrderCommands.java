package dev.orderflow.api.idempotency;

import dev.orderflow.api.http.OrderProblems;
import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.platform.web.idempotency.KeyedCommands;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the first answer to a command on an order. Decision: docs/decisions/0013-idempotency-keys.md. */
@Component
final class KeyedOrderCommands implements KeyedCommands {

    /** The refusals of the order itself. A failure before it was asked is not kept. */
    private static final Set<ProblemType> KEPT =
            Set.of(OrderProblems.ORDER_REJECTED, OrderProblems.ORDER_EXISTS, OrderProblems.VERSION_MISMATCH);

    private final EventStore log;

    KeyedOrderCommands(EventStore log) {
        this.log = log;
    }

    @Override
    public List<String> paths() {
        return List.of("/api/orders", "/api/orders/**");
    }

    @Override
    public String aggregateId(Object command) {
        return ((OrderCommand) command).orderId().toString();
    }

    /** Reads from the first event on, because a snapshot does not contain the answers to earlier commands. */
    @Override
    public CommandResult result(String aggregateId, String commandId) {
        DomainEventStream events = log.readEvents(aggregateId, 0);
        @Nullable OrderState order = null;
        while (events.hasNext()) {
            DomainEventMessage<?> event = events.next();
            order = OrderHistory.evolve(order, event);
            if (commandId.equals(event.getMetaData().get("causationId"))) {
                return new CommandResult(order.orderId(), order.version(), order.status());
            }
        }
        throw new IllegalStateException(
                "Order %s has no event of command %s, although its key is stored".formatted(aggregateId, commandId));
    }

    @Override
    public boolean keeps(ProblemType refusal) {
        return KEPT.contains(refusal);
    }
}
