package dev.orderflow.stock.process;

import dev.orderflow.platform.eventstore.ConsistencyBoundaries;
import dev.orderflow.stock.item.StockCommand;
import dev.orderflow.stock.item.StockForOrder;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A SKU's stock changes within its boundary, and only for an order that is still as the process has read it. So a node that was believed
 * dead, and goes on later with what it had read, can't reserve for an order that was cancelled meanwhile: whoever gave the order's stock back was
 * in this boundary after the cancellation, and whoever comes later sees the cancellation.
 */
public final class StockBoundary implements MessageHandlerInterceptor<CommandMessage<?>> {

    private final ConsistencyBoundaries boundaries;
    private final JdbcClient sql;

    public StockBoundary(ConsistencyBoundaries boundaries, JdbcClient sql) {
        this.boundaries = boundaries;
        this.sql = sql;
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain chain)
            throws Exception {
        if (work.getMessage().getPayload() instanceof StockCommand command) {
            boundaries.enter(command.stockItemId());
            if (command instanceof StockForOrder wanted) {
                requireUnchanged(wanted.orderId().toString(), wanted.orderVersion());
            }
        }
        return chain.proceed();
    }

    private void requireUnchanged(String orderId, long version) {
        boolean hasChanged = sql.sql(
                        "select exists (select from event_store.events where aggregate_id = ? and sequence_number = ?)")
                .param(orderId)
                .param(version + 1)
                .query(Boolean.class)
                .single();
        if (hasChanged) {
            throw new OrderHasChanged(orderId, version);
        }
    }
}
