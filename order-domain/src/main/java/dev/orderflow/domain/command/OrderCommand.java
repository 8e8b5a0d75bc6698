package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;

/** A request to one order. It either appends exactly one event or is refused. */
public sealed interface OrderCommand
        permits PlaceOrder, AddOrderLine, RemoveOrderLine, ConfirmOrder, ShipOrder, DeliverOrder, CancelOrder {

    OrderId orderId();
}
