package dev.orderflow.stock.item;

import dev.orderflow.domain.DamagedHistory;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;

/**
 * The stock of a SKU while its events are folded. It changes one map, because a SKU may have thousands of open orders: a copy of the map for
 * each event would cost the square of that. A new type of event does not compile until it has a method here.
 */
final class StockFold {

    private final Map<UUID, Integer> reservedByOrder = new HashMap<>();
    private @Nullable String sku;
    private long version = -1;
    private long received;
    private long shipped;

    void begin(Stock stock) {
        sku = stock.sku();
        version = stock.version();
        received = stock.received();
        shipped = stock.shipped();
        reservedByOrder.clear();
        reservedByOrder.putAll(stock.reservedByOrder());
    }

    void add(DomainEventMessage<?> stored) {
        if (stored.getPayload() instanceof Stock snapshot) {
            begin(snapshot);
        } else if (stored.getPayload() instanceof StockEvent event) {
            DamagedHistory.requireOwn(stored, StockItemId.of(event.sku()));
            sku = event.sku();
            version = stored.getSequenceNumber();
            event.applyTo(this);
        } else {
            throw new UnknownStockEvent(stored);
        }
    }

    void on(StockReceived event) {
        received += event.quantity();
    }

    void on(StockReserved event) {
        reservedByOrder.put(event.orderId(), event.quantity());
    }

    void on(StockReleased event) {
        reservedByOrder.remove(event.orderId());
    }

    void on(StockShipped event) {
        shipped += event.quantity();
        reservedByOrder.remove(event.orderId());
    }

    Stock stock() {
        return new Stock(
                Objects.requireNonNull(sku, "there is at least one event"),
                version,
                received,
                shipped,
                reservedByOrder);
    }
}
