package dev.orderflow.domain.command;

import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.SealedRecipient;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Places an order. This is the only command that creates one. */
public record PlaceOrder(
        @TargetAggregateIdentifier OrderId orderId, CustomerId customerId, OrderLines lines, SealedRecipient recipient)
        implements OrderCommand {

    /** Without a recipient. */
    public PlaceOrder(OrderId orderId, CustomerId customerId, OrderLines lines) {
        this(orderId, customerId, lines, SealedRecipient.NONE);
    }
}
