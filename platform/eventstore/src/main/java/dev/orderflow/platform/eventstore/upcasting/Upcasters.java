package dev.orderflow.platform.eventstore.upcasting;

import java.util.List;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * All that has ever changed about stored events, in the order in which it did: an event of any age goes through the list once
 * and comes out in today's shape. New steps go to the end, and no step is ever taken out, because no row ever is.
 */
public final class Upcasters {

    private static final List<EventUpcaster> IN_ORDER = List.of(
            new RevisionUpcaster("OrderDispatched", "1", "OrderShipped", "1", RevisionUpcaster.SAME_PAYLOAD),
            new RevisionUpcaster("OrderPlaced", "1", "OrderPlaced", "2", LineTotals::add));

    private Upcasters() {}

    public static List<EventUpcaster> inOrder() {
        return IN_ORDER;
    }
}
