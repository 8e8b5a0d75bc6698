package dev.orderflow.stock.item;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** So many pieces are set aside for an order. */
@Revision("1")
public record StockReserved(String sku, UUID orderId, int quantity) implements StockEvent {

    @Override
    public void applyTo(StockFold fold) {
        fold.on(this);
    }
}
