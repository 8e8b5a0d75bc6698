package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;
import java.util.UUID;

/** The answer to an accepted command: the version and the state of the order after the new event. */
public record CommandResult(UUID orderId, long version, OrderStatus status) {}
