package dev.orderflow.domain.stock;

import dev.orderflow.domain.model.OrderId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/**
 * Says that what an order waits for is reserved. It is sent with the {@link dev.orderflow.domain.model.ExpectedVersion version} of the order
 * for whose lines it was reserved.
 */
public record RecordReservedStock(@TargetAggregateIdentifier OrderId orderId) {}
