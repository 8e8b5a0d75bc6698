package dev.orderflow.stock.item;

import dev.orderflow.domain.model.Sku;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A request about the stock of one SKU. */
public sealed interface StockCommand permits ReceiveStock, StockForOrder {

    Sku sku();

    @TargetAggregateIdentifier
    default String stockItemId() {
        return StockItemId.of(sku().value());
    }
}
