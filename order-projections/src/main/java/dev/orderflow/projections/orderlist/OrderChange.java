package dev.orderflow.projections.orderlist;

/**
 * An order as the list shows it since it has changed last.
 *
 * @param position place of the change in the log
 */
public record OrderChange(long position, OrderSummary order) {}
