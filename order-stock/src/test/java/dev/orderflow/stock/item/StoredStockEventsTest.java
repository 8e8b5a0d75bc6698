package dev.orderflow.stock.item;

import dev.orderflow.platform.eventstore.StoredEventsSpecification;
import java.util.List;
import java.util.UUID;

class StoredStockEventsTest extends StoredEventsSpecification<StockEvent> {

    private static final UUID ORDER = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");

    StoredStockEventsTest() {
        super(
                StockEvent.class,
                StockEventTypes.registry(),
                List.of(
                        new StockReceived("book-1", 10),
                        new StockReserved("book-1", ORDER, 2),
                        new StockReleased("book-1", ORDER, 2),
                        new StockShipped("book-1", ORDER, 2)));
    }
}
