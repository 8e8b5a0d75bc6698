package dev.orderflow.stock.item;

import dev.orderflow.domain.model.OrderId;

/** A request on behalf of an order. To repeat it changes nothing. */
public sealed interface StockForOrder extends StockCommand permits ReserveStock, ReleaseStock, ShipStock {

    OrderId orderId();

    /** The version of the order for which this is right. If the order has changed since, the request is refused. */
    long orderVersion();
}
