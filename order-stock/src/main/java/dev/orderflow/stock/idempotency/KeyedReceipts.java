package dev.orderflow.stock.idempotency;

import dev.orderflow.platform.web.idempotency.KeyedCommands;
import dev.orderflow.platform.web.problem.ProblemType;
import dev.orderflow.stock.item.ReceiveStock;
import dev.orderflow.stock.item.Stock;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;

/** Finds the first answer to a receipt. See docs/decisions/0013-idempotency-keys.md. */
final class KeyedReceipts implements KeyedCommands {

    @Override
    public List<String> paths() {
        return List.of("/api/stock/*/receipts");
    }

    @Override
    public boolean isAbout(Object command) {
        return command instanceof ReceiveStock;
    }

    @Override
    public String aggregateId(Object command) {
        return ((ReceiveStock) command).stockItemId();
    }

    @Override
    public Stock result(List<? extends DomainEventMessage<?>> history) {
        return Stock.fold(null, history.iterator());
    }

    @Override
    public boolean keeps(ProblemType refusal) {
        return refusal.equals(ProblemType.VERSION_MISMATCH);
    }
}
