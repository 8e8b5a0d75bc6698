package dev.orderflow.stock.item;

import dev.orderflow.domain.DamagedHistory;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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
     * @throws DamagedHistory if the event is about another SKU
     */
    public static Stock evolve(@Nullable Stock stock, DomainEventMessage<?> stored) {
        return fold(stock, List.of(stored).iterator());
    }

    /** The state after one event or more, for the price of one copy of {@code reservedByOrder}. */
    public static Stock fold(@Nullable Stock stock, Iterator<? extends DomainEventMessage<?>> stored) {
        StockFold fold = new StockFold();
        if (stock != null) {
            fold.begin(stock);
        }
        stored.forEachRemaining(fold::add);
        return fold.stock();
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
