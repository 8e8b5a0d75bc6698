package dev.orderflow.platform.projections;

import dev.orderflow.projections.Histories;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The events of some orders in batches. Each batch continues an order with its next event or with an earlier one, so events come
 * at least once and never with a gap.
 */
final class Deliveries {

    private static final class Order {

        private final List<EventEnvelope> history;
        private int due;

        Order(List<EventEnvelope> history) {
            this.history = history;
        }
    }

    private final Random chance;
    private final List<Order> orders;

    Deliveries(Random chance, int orders) {
        this.chance = chance;
        Histories histories = new Histories(chance);
        this.orders =
                Stream.generate(histories::next).limit(orders).map(Order::new).toList();
    }

    boolean areDue() {
        return orders.stream().anyMatch(order -> order.due < order.history.size());
    }

    List<EventEnvelope> next() {
        List<EventEnvelope> batch = new ArrayList<>();
        for (Order order : orders) {
            if (chance.nextInt(4) == 0) {
                int from = chance.nextBoolean() ? order.due : chance.nextInt(order.due + 1);
                order.due = Math.min(order.due + chance.nextInt(3), order.history.size());
                batch.addAll(order.history.subList(from, order.due));
            }
        }
        return batch;
    }

    List<EventEnvelope> all() {
        return orders.stream().flatMap(order -> order.history.stream()).toList();
    }
}
