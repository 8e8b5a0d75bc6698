package dev.orderflow.domain.command;

import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Cancels a placed or confirmed order. */
public record CancelOrder(@TargetAggregateIdentifier OrderId orderId, CancellationReason reason)
        implements OrderCommand {}
