package dev.orderflow.platform.projections;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** One event of each kind, in an order in which a projection can see them. */
public final class EventExamples {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    private EventExamples() {}

    public static List<Change> oneOfEachKind() {
        List<OrderEvent> events = List.of(
                new OrderPlaced(
                        ORDER,
                        "customer-7",
                        List.of(new Line("book-1", 1, euro("10.00"), euro("10.00"))),
                        euro("10.00")),
                new OrderLineAdded(ORDER, "mug_3", 1, euro("8.00"), euro("18.00")),
                new OrderLineRemoved(ORDER, "book-1", euro("8.00")),
                new OrderConfirmed(ORDER),
                new OrderShipped(ORDER, "Post", "RR-1"),
                new OrderDelivered(ORDER),
                new OrderCancelled(ORDER, "Never came"));
        List<Change> changes = new ArrayList<>();
        for (OrderEvent event : events) {
            int version = changes.size();
            changes.add(new Change(event, version, Instant.EPOCH.plusSeconds(version), 100 + version));
        }
        return changes;
    }

    private static Amount euro(String amount) {
        return new Amount(new BigDecimal(amount), "EUR");
    }
}
