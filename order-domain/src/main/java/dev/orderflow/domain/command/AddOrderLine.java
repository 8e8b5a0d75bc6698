package dev.orderflow.domain.command;

import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Adds a line, in the order's currency and with a SKU that it does not have yet; only while placed. */
public record AddOrderLine(@TargetAggregateIdentifier OrderId orderId, OrderLine line) implements OrderCommand {}
