package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a line to a placed order. It needs the order's currency and a SKU that the order does not have yet. */
public record AddOrderLine(@TargetAggregateIdentifier OrderId orderId, OrderLine line) implements OrderCommand {}
