package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Confirms a placed order, which makes its lines final. */
public record ConfirmOrder(@TargetAggregateIdentifier OrderId orderId) implements OrderCommand {}
