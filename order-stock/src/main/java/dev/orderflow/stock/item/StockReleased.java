package dev.orderflow.stock.item;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The pieces that were set aside for an order are free again. */
@Revision("1")
public record StockReleased(String sku, UUID orderId, int quantity) implements StockEvent {

    @Override
    public void applyTo(StockFold fold) {
        fold.on(this);
    }
}
