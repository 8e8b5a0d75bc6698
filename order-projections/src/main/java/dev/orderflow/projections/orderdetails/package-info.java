/**
 * The details of an order.
 *
 * <p>Shows: everything about one order, and the version that an order has reached here. Source: every event of an order. Replay: a new table
 * is built beside this one from the log, with the same rows, and replaces it.
 */
@NullMarked
package dev.orderflow.projections.orderdetails;

import org.jspecify.annotations.NullMarked;
