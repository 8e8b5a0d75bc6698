package dev.orderflow.api.events;

import dev.orderflow.platform.eventstore.upcasting.RevisionUpcaster;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/**
 * All changes to the shape of stored events, the oldest first. An event of any age goes through the list once and then has today's
 * shape. Add new upcasters at the end, and never remove one, because the rows stay too. Guide: docs/evolving-events.md.
 */
public final class OrderUpcasters {

    private static final List<RevisionUpcaster> ALL = List.of(
            new RevisionUpcaster("OrderDispatched", "1", "OrderShipped", "1", RevisionUpcaster.SAME_PAYLOAD),
            new RevisionUpcaster("OrderPlaced", "1", "OrderPlaced", "2", LineTotals::add),
            // Nobody was asked for a recipient.
            new RevisionUpcaster("OrderPlaced", "2", "OrderPlaced", "3", placed -> placed.put("recipient", "")));

    private OrderUpcasters() {}

    public static EventUpcasterChain chain() {
        return new EventUpcasterChain(ALL);
    }

    /** The name of a type and those that it had before. A row keeps the name under which it was stored. */
    public static Set<String> storedNames(String type) {
        Set<String> names = new LinkedHashSet<>(Set.of(type));
        for (int i = ALL.size() - 1; i >= 0; i--) {
            if (names.contains(ALL.get(i).nextType())) {
                names.add(ALL.get(i).type());
            }
        }
        return names;
    }
}
