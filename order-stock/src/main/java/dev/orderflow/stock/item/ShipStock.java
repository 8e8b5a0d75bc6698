package dev.orderflow.stock.item;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;

/** Takes out what is set aside for an order that was shipped. */
public record ShipStock(Sku sku, OrderId orderId, long orderVersion) implements StockForOrder {}
