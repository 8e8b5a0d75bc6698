package dev.orderflow.stock.item;

import org.axonframework.serialization.Revision;

/** So many pieces came in. From the first receipt on the SKU is kept for ever. */
@Revision("1")
public record StockReceived(String sku, int quantity) implements StockEvent {

    @Override
    public void applyTo(StockFold fold) {
        fold.on(this);
    }
}
