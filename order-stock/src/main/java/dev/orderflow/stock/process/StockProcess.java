package dev.orderflow.stock.process;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Follows the orders. The handler only collects the orders of a batch; before the batch commits, those that have stock are settled, each in
 * transactions of its own. If the node dies before the commit, another one handles the batch again, and finds done what was done. See
 * docs/decisions/0047-a-process-across-aggregates.md.
 */
@ProcessingGroup("order-stock")
public final class StockProcess implements SideEffectHandler {

    private static final Set<Class<?>> HANDLED = Set.of(
            OrderPlaced.class, OrderLineAdded.class, OrderLineRemoved.class, OrderShipped.class, OrderCancelled.class);

    private static final String RESOURCE = StockProcess.class.getName();

    private final OrdersWithStock orders;
    private final Consumer<String> stock;
    private final SkippedOrders skipped;
    private final Executor executor;

    /** @param executor whose threads are not in the batch's transaction */
    StockProcess(OrdersWithStock orders, Consumer<String> stock, SkippedOrders skipped, Executor executor) {
        this.orders = orders;
        this.stock = stock;
        this.skipped = skipped;
        this.executor = executor;
    }

    /** An order that is settled stays as it is. */
    @Override
    public boolean mayRepeat() {
        return true;
    }

    /** Decides by the type that is stored with the event. What its payload says is not needed, so it need not be readable. */
    @Override
    public boolean canHandle(EventMessage<?> event) {
        return HANDLED.contains(event.getPayloadType());
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        Set<String> changed = batch.getOrComputeResource(RESOURCE, key -> {
            Set<String> ids = new LinkedHashSet<>();
            batch.onPrepareCommit(work -> settle(ids));
            return ids;
        });
        changed.add(((DomainEventMessage<?>) event).getAggregateIdentifier());
        return null;
    }

    private void settle(Set<String> changed) {
        List<CompletableFuture<Outcome>> running = orders.toSettle(changed).stream()
                .map(order -> CompletableFuture.supplyAsync(() -> settle(order), executor))
                .toList();
        // All of them end before a failure of one fails the batch.
        List<Outcome> outcomes = running.stream().map(CompletableFuture::join).toList();
        for (Outcome outcome : outcomes) {
            if (outcome.failure() != null && outcome.isFailureOfTheStore()) {
                throw outcome.failure();
            }
        }
        if (!outcomes.isEmpty()) {
            skipped.remember(outcomes);
        }
    }

    private Outcome settle(String orderId) {
        try {
            stock.accept(orderId);
            return new Outcome(orderId, null);
        } catch (RuntimeException failure) {
            return new Outcome(orderId, failure);
        }
    }
}
