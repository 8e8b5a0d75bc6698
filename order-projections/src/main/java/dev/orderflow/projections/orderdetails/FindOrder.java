package dev.orderflow.projections.orderdetails;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The details of an order. The answer is an optional {@link OrderDetails}, empty while the read model does not know the order. */
public record FindOrder(UUID orderId) {

    /**
     * Everything about one order. Members that do not apply to it are left out.
     *
     * @param version sequence number of the last event in this answer
     * @param placedAt time of the first event
     * @param updatedAt time of the last event in this answer
     * @param awaitingStock true while the order can't be confirmed, because its stock is not reserved yet
     * @param sealedRecipient as the event has it; null if the order has no recipient
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
            @Nullable String cancellationReason,
            @Nullable Boolean awaitingStock,
            @JsonIgnore @Nullable String sealedRecipient) {}

    /**
     * A line in the table and in the answer. It is not the line of an event, because that may change its shape over the years,
     * and these must not change with it.
     */
    public record OrderDetailsLine(String sku, int quantity, Amount unitPrice) {

        public static OrderDetailsLine of(Line line) {
            return new OrderDetailsLine(line.sku(), line.quantity(), line.unitPrice());
        }
    }
}
