package dev.orderflow.api.events;

import dev.orderflow.platform.eventstore.upcasting.RevisionUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/**
 * All changes to the shape of stored events, the oldest first. An event of any age goes through the list once and then has today's
 * shape. Add new upcasters at the end, and never remove one, because the rows stay too. Guide: docs/evolving-events.md.
 */
public final class OrderUpcasters {

    private OrderUpcasters() {}

    public static EventUpcasterChain chain() {
        return new EventUpcasterChain(
                new RevisionUpcaster("OrderDispatched", "1", "OrderShipped", "1", RevisionUpcaster.SAME_PAYLOAD),
                new RevisionUpcaster("OrderPlaced", "1", "OrderPlaced", "2", LineTotals::add));
    }
}
