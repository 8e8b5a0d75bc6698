package dev.orderflow.domain.command;

import dev.orderflow.domain.model.Carrier;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.TrackingNumber;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Hands a confirmed order over to a carrier. */
public record ShipOrder(@TargetAggregateIdentifier OrderId orderId, Carrier carrier, TrackingNumber trackingNumber)
        implements OrderCommand {}
