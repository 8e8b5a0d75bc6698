package dev.orderflow.stock.item;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;

/** Frees what is set aside for an order that no longer needs it. */
public record ReleaseStock(Sku sku, OrderId orderId, long orderVersion) implements StockForOrder {}
