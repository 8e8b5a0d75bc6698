package dev.orderflow.api.snapshot;

import dev.orderflow.domain.Order;
import dev.orderflow.domain.OrderHistory;
import dev.orderflow.domain.OrderState;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.platform.eventstore.snapshot.SnapshotDefinition;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Switches snapshots of orders on. See docs/decisions/0015-snapshots.md. */
@Component
public class OrderSnapshots implements SnapshotDefinition<Order, OrderState> {

    /**
     * Increase it when {@link OrderState}, the set of events, or the effect of an event changes. Nothing else has to be done, because
     * snapshots of other revisions are ignored. If it is not increased, a node of an older version may use a state that was built from
     * events that it does not know.
     */
    public static final String REVISION = "3";

    @Override
    public Class<Order> aggregateType() {
        return Order.class;
    }

    @Override
    public Class<OrderState> stateType() {
        return OrderState.class;
    }

    @Override
    public String revision() {
        return REVISION;
    }

    /** Which events begin a waiting is not in their payloads. */
    @Override
    public String metaDataKey() {
        return OrderStockReserved.AWAITED;
    }

    @Override
    public OrderState evolve(@Nullable OrderState state, DomainEventMessage<?> event) {
        return OrderHistory.evolve(state, event);
    }

    @Override
    public boolean isStateOf(OrderState state, String aggregateId, long sequenceNumber) {
        return state.orderId().toString().equals(aggregateId) && state.version() == sequenceNumber;
    }
}
