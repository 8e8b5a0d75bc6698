package dev.orderflow.domain.event;

import java.util.UUID;

/** A fact about one order. Its sequence number among the order's events, from 0, is the order's version. */
public sealed interface OrderEvent
        permits OrderPlaced,
                OrderLineAdded,
                OrderLineRemoved,
                OrderConfirmed,
                OrderShipped,
                OrderDelivered,
                OrderCancelled,
                OrderStockReserved {

    UUID orderId();

    /** Calls the method of the fold for this type of event. Callers use {@link OrderEventFold#apply}, which checks the beginning. */
    <S, C> S applyTo(OrderEventFold<S, C> fold, S state, C context);
}
