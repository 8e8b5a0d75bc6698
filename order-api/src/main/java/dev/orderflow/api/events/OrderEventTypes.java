package dev.orderflow.api.events;

import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.platform.eventstore.EventTypeRegistry;
import java.util.Map;

/**
 * The name under which each type of event is stored. A class can be renamed or moved at any time, a stored row can't: the names on
 * the left stay forever. See docs/decisions/0002-stable-names.md.
 */
public final class OrderEventTypes {

    private static final Map<String, Class<? extends OrderEvent>> TYPES = Map.of(
            "OrderPlaced", OrderPlaced.class,
            "OrderLineAdded", OrderLineAdded.class,
            "OrderLineRemoved", OrderLineRemoved.class,
            "OrderConfirmed", OrderConfirmed.class,
            "OrderShipped", OrderShipped.class,
            "OrderDelivered", OrderDelivered.class,
            "OrderCancelled", OrderCancelled.class,
            "OrderStockReserved", OrderStockReserved.class);

    private OrderEventTypes() {}

    public static EventTypeRegistry registry() {
        return new EventTypeRegistry(OrderEvent.class, TYPES);
    }
}
