package dev.orderflow.stock.item;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;

/** Sets aside what a line of an order says, no more and no less, whatever was set aside for the order before. */
public record ReserveStock(Sku sku, OrderId orderId, long orderVersion, int quantity) implements StockForOrder {}
