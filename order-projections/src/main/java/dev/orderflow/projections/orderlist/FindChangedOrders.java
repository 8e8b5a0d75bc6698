package dev.orderflow.projections.orderlist;

import dev.orderflow.projections.orderlist.FindOrders.OrderSummary;
import java.util.UUID;

/**
 * The orders by the position of their last change, in ascending order. The answer is a list of {@link OrderChange}.
 *
 * @param after begin after this position,
 * @param afterOrder and among the orders at this position, after this order
 * @param upTo the last position
 * @param limit the most orders in the answer
 */
public record FindChangedOrders(long after, UUID afterOrder, long upTo, int limit) {

    /** PostgreSQL sorts it after the identifier of any order. */
    public static final UUID AFTER_ALL = new UUID(-1L, -1L);

    /**
     * An order after its last change.
     *
     * @param position of the change in the log
     */
    public record OrderChange(long position, OrderSummary order) {}
}
