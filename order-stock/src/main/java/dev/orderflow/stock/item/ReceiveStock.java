package dev.orderflow.stock.item;

import dev.orderflow.domain.model.Sku;

/** Takes pieces in. */
public record ReceiveStock(Sku sku, ReceivedQuantity quantity) implements StockCommand {}
