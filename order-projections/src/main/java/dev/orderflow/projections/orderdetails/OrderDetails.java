package dev.orderflow.projections.orderdetails;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything about one order. What does not apply to it is left out.
 *
 * @param version sequence number of the last event that this answer knows of
 * @param placedAt time of the first event
 * @param updatedAt time of the last event that this answer knows of
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record OrderDetails(
        UUID orderId,
        String customerId,
        OrderStatus status,
        long version,
        Amount total,
        Instant placedAt,
        Instant updatedAt,
        List<OrderDetailsLine> lines,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String cancellationReason) {}
