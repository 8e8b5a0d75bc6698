package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes a line out, but never the last; only while placed. */
public record RemoveOrderLine(@TargetAggregateIdentifier OrderId orderId, Sku sku) implements OrderCommand {}
