package dev.orderflow.projections.orderdetails;

import java.util.UUID;

/**
 * How far an order's details have come.
 *
 * @param version sequence number of the last event that they know of
 */
public record OrderVersion(UUID orderId, long version) {}
