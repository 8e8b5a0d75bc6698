package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A second opinion on the stock of one SKU: folds its events, and those of all orders that wait or waited for it, in the sequence of the log.
 * After each event there is no more set aside than there is on hand, and no order counts as reserved without its pieces.
 */
public final class StockLedger {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String EVENTS = """
            select aggregate_id, type, payload::text as payload, metadata::text as metadata
            from event_store.events
            where aggregate_id = 'stock/' || :sku or aggregate_id in (
                select aggregate_id from event_store.events where metadata -> 'awaitingStock' @> to_jsonb(:sku::text)
            )
            order by position
            """;

    private record Event(String aggregateId, String type, String payload, String metadata) {}

    /** What the ledger knows of an order: whether the SKU's line waits for stock, its quantity, and the last change of the status. */
    private static final class OrderEntry {
        private boolean isKept;
        private int quantity;
        private String last = "OrderPlaced";

        boolean isOpen() {
            return last.equals("OrderPlaced") || last.equals("OrderConfirmed");
        }

        int wanted() {
            return isKept ? quantity : 0;
        }
    }

    private final String sku;
    private final Map<String, OrderEntry> orders = new HashMap<>();
    private final Map<String, Integer> reserved = new TreeMap<>();
    private final Map<String, Integer> shippedByOrder = new TreeMap<>();
    private final List<String> faults = new ArrayList<>();
    private long received;
    private long shipped;
    private long mostReserved;

    private StockLedger(String sku) {
        this.sku = sku;
    }

    /** All that the log says of the SKU by now. */
    public static StockLedger read(JdbcClient sql, String sku) {
        StockLedger ledger = new StockLedger(sku);
        sql.sql(EVENTS).param("sku", sku).query(Event.class).list().forEach(ledger::add);
        return ledger;
    }

    private void add(Event event) {
        JsonNode payload = JSON.readTree(event.payload());
        if (event.aggregateId().startsWith("stock/")) {
            addToStock(event.type(), payload);
        } else {
            addToOrder(event, payload);
        }
        if (reserved() < 0 || reserved() > onHand()) {
            faults.add("%s set aside of %s on hand after %s".formatted(reserved(), onHand(), event));
        }
        mostReserved = Math.max(mostReserved, reserved());
    }

    private void addToStock(String type, JsonNode payload) {
        int quantity = payload.get("quantity").intValue();
        if (type.equals("StockReceived")) {
            received += quantity;
            return;
        }
        String order = payload.get("orderId").stringValue();
        @Nullable Integer before = reserved.remove(order);
        if (type.equals("StockReserved")) {
            reserved.put(order, quantity);
        } else if (before == null || before != quantity) {
            faults.add("%s %s for %s, which had %s".formatted(type, quantity, order, before));
        }
        if (type.equals("StockShipped")) {
            shipped += quantity;
            shippedByOrder.merge(order, quantity, Integer::sum);
        }
    }

    private void addToOrder(Event event, JsonNode payload) {
        OrderEntry order = orders.computeIfAbsent(event.aggregateId(), id -> new OrderEntry());
        switch (event.type()) {
            case "OrderPlaced" -> payload.get("lines").forEach(line -> addLine(order, line, event));
            case "OrderLineAdded" -> addLine(order, payload, event);
            case "OrderLineRemoved" -> {
                if (payload.get("sku").stringValue().equals(sku)) {
                    order.quantity = 0;
                }
            }
            case "OrderStockReserved" -> {
                if (reserved.getOrDefault(event.aggregateId(), 0) != order.wanted()) {
                    faults.add("Not all is set aside at " + event);
                }
            }
            default -> order.last = event.type();
        }
    }

    private void addLine(OrderEntry order, JsonNode line, Event event) {
        if (line.get("sku").stringValue().equals(sku)) {
            order.quantity = line.get("quantity").intValue();
            JsonNode kept = JSON.readTree(event.metadata()).path("awaitingStock");
            order.isKept =
                    kept.valueStream().anyMatch(other -> other.stringValue().equals(sku));
        }
    }

    public long onHand() {
        return received - shipped;
    }

    public long reserved() {
        return reserved.values().stream().mapToLong(Integer::longValue).sum();
    }

    public long shipped() {
        return shipped;
    }

    /** The most that was ever set aside at once. */
    public long mostReserved() {
        return mostReserved;
    }

    /**
     * Whether all was right after every event, and nothing is under way: each open order has exactly what it wants, each shipped one took it, and
     * no other has anything.
     */
    public void assertAtRest() {
        assertThat(faults).as("faults in the ledger of %s", sku).isEmpty();
        Map<String, Integer> open = new TreeMap<>();
        Map<String, Integer> gone = new TreeMap<>();
        orders.forEach((id, order) -> {
            if (order.wanted() > 0 && order.isOpen()) {
                open.put(id, order.wanted());
            } else if (order.wanted() > 0 && !order.last.equals("OrderCancelled")) {
                gone.put(id, order.wanted());
            }
        });
        assertThat(reserved).as("set aside for open orders").isEqualTo(open);
        assertThat(shippedByOrder).as("taken by shipped orders").isEqualTo(gone);
    }
}
