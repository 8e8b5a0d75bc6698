package dev.orderflow.stock.process;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.projections.EventBatch;
import dev.orderflow.platform.projections.SideEffectHandler;
import dev.orderflow.stock.process.UnsettledOrders.Change;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Follows the orders. It only notes which of them have to be settled, in the transaction that moves its token; workers do the rest, because
 * that may take longer than a batch may. See docs/decisions/0047-a-process-across-aggregates.md.
 */
@ProcessingGroup("order-stock")
public final class StockProcess implements SideEffectHandler {

    private static final Set<Class<?>> HANDLED = Set.of(
            OrderPlaced.class, OrderLineAdded.class, OrderLineRemoved.class, OrderShipped.class, OrderCancelled.class);

    /** They make stock available for other orders. */
    private static final Set<Class<?>> RELEASING = Set.of(OrderLineRemoved.class, OrderCancelled.class);

    private static final String RESOURCE = StockProcess.class.getName();

    private final UnsettledOrders orders;
    private final Tenants tenants;
    private final Runnable workers;

    /** @param workers are woken when there is something to do */
    StockProcess(UnsettledOrders orders, Tenants tenants, Runnable workers) {
        this.orders = orders;
        this.tenants = tenants;
        this.workers = workers;
    }

    /** An order that is settled stays as it is. */
    @Override
    public boolean mayRepeat() {
        return true;
    }

    /** Each note belongs to the tenant of its order, and so does what is done about it. */
    @Override
    public boolean tellsTenantsApart() {
        return true;
    }

    /** Decides by the type that is stored with the event. What its payload says is not needed, so it need not be readable. */
    @Override
    public boolean canHandle(EventMessage<?> event) {
        return HANDLED.contains(event.getPayloadType());
    }

    @Override
    public @Nullable Object handle(EventMessage<?> event) {
        EventBatch.collect(RESOURCE, event, this::noteAll);
        return null;
    }

    private void noteAll(List<EventMessage<?>> events, UnitOfWork<?> batch) {
        tenants.separately(events, EventMessage::getMetaData, this::note);
        batch.afterCommit(work -> workers.run());
    }

    private void note(List<EventMessage<?>> events) {
        Map<String, Change> changes = new LinkedHashMap<>();
        for (EventMessage<?> event : events) {
            long position =
                    ((TrackedEventMessage<?>) event).trackingToken().position().orElseThrow();
            boolean isRelease = RELEASING.contains(event.getPayloadType());
            changes.merge(
                    ((DomainEventMessage<?>) event).getAggregateIdentifier(),
                    new Change(position, isRelease ? position : null),
                    Change::then);
        }
        orders.add(changes);
    }
}
