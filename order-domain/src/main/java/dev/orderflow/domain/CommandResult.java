package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;
import java.util.UUID;

/** The answer to an accepted command: where the order stands after the event that the command led to. */
public record CommandResult(UUID orderId, long version, OrderStatus status) {}
