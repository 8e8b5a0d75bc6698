package dev.orderflow.api.command;

import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.TrackingNumber;

/** What a client sends to ship an order. */
record ShipOrderRequest(Carrier carrier, TrackingNumber trackingNumber) {}
