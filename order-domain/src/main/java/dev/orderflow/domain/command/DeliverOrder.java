package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Records that a shipped order has arrived. */
public record DeliverOrder(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}
