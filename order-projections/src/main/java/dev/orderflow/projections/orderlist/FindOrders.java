package dev.orderflow.projections.orderlist;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of orders, newest first. The answer is an {@link OrderPage}.
 *
 * @param status only orders in this status, or null for all
 * @param customerId only orders of this customer, or null for all
 * @param after the end of the previous page, or null for the first page
 * @param limit the most orders on the page, at most {@link #LONGEST_PAGE}
 */
public record FindOrders(
        @Nullable OrderStatus status,
        @Nullable String customerId,
        @Nullable PageKey after,
        int limit) {

    public static final int LONGEST_PAGE = 200;

    public FindOrders {
        if (limit > LONGEST_PAGE) {
            throw new IllegalArgumentException("A page has at most " + LONGEST_PAGE + " orders, not " + limit);
        }
    }

    /**
     * Consecutive orders of the list.
     *
     * @param next where the next page begins, or null on the last page
     */
    public record OrderPage(
            List<OrderSummary> items, @Nullable PageKey next) {}

    /**
     * The place of an order in the list. A page that begins after it skips and repeats nothing, whatever has been inserted
     * meanwhile.
     */
    public record PageKey(Instant placedAt, UUID orderId) {

        /** The first page begins after this key, which is later than the key of any order. */
        static final PageKey START = new PageKey(Instant.parse("9999-12-31T23:59:59Z"), FindChangedOrders.AFTER_ALL);
    }

    /**
     * An order on one line.
     *
     * @param version sequence number of the last event in this answer
     * @param placedAt time of the first event
     * @param updatedAt time of the last event in this answer
     * @param awaitingStock true while the order can't be confirmed, because its stock is not reserved yet; else it is left out
     */
    public record OrderSummary(
            UUID orderId,
            String customerId,
            OrderStatus status,
            long version,
            Amount total,
            Instant placedAt,
            Instant updatedAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Boolean awaitingStock) {}
}
