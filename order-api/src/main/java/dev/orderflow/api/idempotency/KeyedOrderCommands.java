package dev.orderflow.api.idempotency;

import dev.orderflow.api.http.OrderProblems;
import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.platform.web.idempotency.KeyedCommands;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds the first answer to a command on an order. See docs/decisions/0013-idempotency-keys.md. */
@Component
final class KeyedOrderCommands implements KeyedCommands {

    /** What the order itself has decided. Other failures are not kept, so a client can try again with the same key. */
    private static final Set<ProblemType> KEPT =
            Set.of(OrderProblems.ORDER_REJECTED, OrderProblems.ORDER_EXISTS, OrderProblems.VERSION_MISMATCH);

    @Override
    public List<String> paths() {
        return List.of("/api/orders", "/api/orders/**");
    }

    @Override
    public boolean isAbout(Object command) {
        return command instanceof OrderCommand;
    }

    @Override
    public String aggregateId(Object command) {
        return ((OrderCommand) command).orderId().toString();
    }

    @Override
    public CommandResult result(List<? extends DomainEventMessage<?>> history) {
        @Nullable OrderState order = null;
        for (DomainEventMessage<?> event : history) {
            order = OrderHistory.evolve(order, event);
        }
        OrderState answered = Objects.requireNonNull(order, "there is at least the event of the command");
        return new CommandResult(answered.orderId(), answered.version(), answered.status());
    }

    @Override
    public boolean keeps(ProblemType refusal) {
        return KEPT.contains(refusal);
    }
}
