package dev.orderflow.platform.projections;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderDelivered;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.event.OrderLineRemoved;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderShipped;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Orders of a few customers on a few days in two currencies; each gets as far as it happens to. Like chance makes like orders. */
final class Histories {

    private static final Instant BEGIN = Instant.parse("2026-02-27T00:00:00Z");

    private final Random chance;

    Histories(Random chance) {
        this.chance = chance;
    }

    List<Change> next() {
        UUID order = UUID.randomUUID();
        boolean yen = chance.nextBoolean();
        List<OrderEvent> events = new ArrayList<>();
        events.add(new OrderPlaced(order, "customer-" + chance.nextInt(4), List.of(), total(yen)));
        for (int i = chance.nextInt(3); i > 0; i--) {
            events.add(
                    chance.nextBoolean()
                            ? new OrderLineAdded(order, "mug", 1, total(yen), total(yen))
                            : new OrderLineRemoved(order, "mug", total(yen)));
        }
        List<OrderEvent> way =
                List.of(new OrderConfirmed(order), new OrderShipped(order, "Post", "RR-1"), new OrderDelivered(order));
        int steps = chance.nextInt(4);
        events.addAll(way.subList(0, steps));
        if (steps < 2 && chance.nextBoolean()) {
            events.add(new OrderCancelled(order, "Ordered twice"));
        }
        return timed(events);
    }

    private List<Change> timed(List<OrderEvent> events) {
        List<Change> changes = new ArrayList<>();
        Instant at = BEGIN;
        for (OrderEvent event : events) {
            at = at.plus(Duration.ofHours(chance.nextInt(40)));
            changes.add(new Change(event, changes.size(), at, changes.size()));
        }
        return changes;
    }

    private Amount total(boolean yen) {
        BigDecimal amount = BigDecimal.valueOf(1 + chance.nextInt(100_000), yen ? 0 : 2);
        return new Amount(amount, yen ? "JPY" : "EUR");
    }
}
