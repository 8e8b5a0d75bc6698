package dev.orderflow.api.events;

import dev.orderflow.platform.eventstore.upcasting.RevisionUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/**
 * All changes to the shape of stored events, in the sequence in which they were made: an event of any age goes through the list
 * once and comes out in today's shape. New upcasters go to the end. None is ever removed, because the rows stay as well.
 */
public final class OrderUpcasters {

    private OrderUpcasters() {}

    public static EventUpcasterChain chain() {
        return new EventUpcasterChain(
                new RevisionUpcaster("OrderDispatched", "1", "OrderShipped", "1", RevisionUpcaster.SAME_PAYLOAD),
                new RevisionUpcaster("OrderPlaced", "1", "OrderPlaced", "2", LineTotals::add));
    }
}
