package dev.orderflow.domain.stock;

import dev.orderflow.domain.model.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Says that what an order waits for is reserved.
 *
 * @param version of the order for whose lines it was reserved; if the order has changed since, it is refused
 */
public record RecordReservedStock(@TargetAggregateIdentifier OrderId orderId, long version) {}
