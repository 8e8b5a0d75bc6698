package dev.orderflow.projections.orderlist;

import java.util.UUID;

/**
 * The orders by the place of their last change, in ascending order; the answer is a list of {@link OrderChange}.
 *
 * @param after begin after this place,
 * @param afterOrder and, of those at this place, after this order
 * @param upTo the last place that counts
 * @param limit the most orders in the answer
 */
public record FindChangedOrders(long after, UUID afterOrder, long upTo, int limit) {}
