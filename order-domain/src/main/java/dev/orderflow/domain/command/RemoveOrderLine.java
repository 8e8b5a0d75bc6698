package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Removes a line, but never the last one; only while the order is placed. */
public record RemoveOrderLine(@TargetAggregateIdentifier OrderId orderId, Sku sku) implements OrderCommand {}
