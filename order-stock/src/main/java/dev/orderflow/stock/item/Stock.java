package dev.orderflow.stock.item;

import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The stock of a SKU after its events. Snapshots store it, so a change of it needs another revision of them.
 *
 * @param version sequence number of the last event, from 0
 * @param received the sum of all receipts
 * @param shipped the sum of what has left
 * @param reservedByOrder what is set aside for each order
 */
public record Stock(String sku, long version, long received, long shipped, Map<UUID, Integer> reservedByOrder) {

    public Stock {
        reservedByOrder = Map.copyOf(reservedByOrder);
    }

    /**
     * The state after a stored event. The payload of a snapshot is a state.
     *
     * @throws UnknownStockEvent if this version of the application does not know the type of the event
     */
    public static Stock evolve(@Nullable Stock stock, DomainEventMessage<?> stored) {
        if (stored.getPayload() instanceof Stock snapshot) {
            return snapshot;
        }
        if (stored.getPayload() instanceof StockEvent event) {
            Stock before = stock == null ? new Stock(event.sku(), -1, 0, 0, Map.of()) : stock;
            return before.after(event, stored.getSequenceNumber());
        }
        throw new UnknownStockEvent(stored);
    }

    private Stock after(StockEvent event, long newVersion) {
        if (event instanceof StockReceived in) {
            return new Stock(sku, newVersion, received + in.quantity(), shipped, reservedByOrder);
        }
        if (event instanceof StockReserved set) {
            Map<UUID, Integer> reserved = new TreeMap<>(reservedByOrder);
            reserved.put(set.orderId(), set.quantity());
            return new Stock(sku, newVersion, received, shipped, reserved);
        }
        if (event instanceof StockReleased free) {
            return new Stock(sku, newVersion, received, shipped, without(free.orderId()));
        }
        StockShipped out = (StockShipped) event;
        return new Stock(sku, newVersion, received, shipped + out.quantity(), without(out.orderId()));
    }

    private Map<UUID, Integer> without(UUID orderId) {
        Map<UUID, Integer> rest = new TreeMap<>(reservedByOrder);
        rest.remove(orderId);
        return rest;
    }

    public long onHand() {
        return received - shipped;
    }

    public long reserved() {
        return reservedByOrder.values().stream().mapToLong(Integer::longValue).sum();
    }

    public long available() {
        return onHand() - reserved();
    }

    /** 0 for none. */
    int reservedFor(UUID orderId) {
        return reservedByOrder.getOrDefault(orderId, 0);
    }
}
