package dev.orderflow.stock.item;

import dev.orderflow.platform.eventstore.EventTypeRegistry;
import java.util.Map;

/** The names under which these events are stored for ever. See docs/decisions/0002-stable-names.md. */
public final class StockEventTypes {

    private StockEventTypes() {}

    public static EventTypeRegistry registry() {
        return new EventTypeRegistry(
                StockEvent.class,
                Map.of(
                        "StockReceived", StockReceived.class,
                        "StockReserved", StockReserved.class,
                        "StockReleased", StockReleased.class,
                        "StockShipped", StockShipped.class));
    }
}
