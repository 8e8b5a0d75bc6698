package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a line in the order's currency, with a SKU that the order does not have yet; only while it is placed. */
public record AddOrderLine(@TargetAggregateIdentifier OrderId orderId, OrderLine line) implements OrderCommand {}
