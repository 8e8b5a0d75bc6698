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
                OrderCancelled {

    UUID orderId();
}
