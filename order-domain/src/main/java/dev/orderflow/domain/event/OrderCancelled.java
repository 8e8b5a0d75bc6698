package dev.orderflow.domain.event;

import java.util.UUID;
import org.axonframework.serialization.Revision;

/** The order was called off before it was shipped. */
@Revision("1")
public record OrderCancelled(UUID orderId, String reason) implements OrderEvent {}
