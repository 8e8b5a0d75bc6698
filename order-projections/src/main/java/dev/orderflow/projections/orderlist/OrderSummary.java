package dev.orderflow.projections.orderlist;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.time.Instant;
import java.util.UUID;

/**
 * An order on one line.
 *
 * @param version sequence number of the last event that this answer knows of
 * @param placedAt time of the first event
 * @param updatedAt time of the last event that this answer knows of
 */
public record OrderSummary(
        UUID orderId,
        String customerId,
        OrderStatus status,
        long version,
        Amount total,
        Instant placedAt,
        Instant updatedAt) {}
