package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a line of a placed order, but never the last one. */
public record RemoveOrderLine(@TargetAggregateIdentifier OrderId orderId, Sku sku) implements OrderCommand {}
