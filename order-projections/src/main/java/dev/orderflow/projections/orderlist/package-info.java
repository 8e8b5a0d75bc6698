/**
 * The order list.
 *
 * <p>Shows: one line for each order, newest first, filtered by status or customer, page by page; and which orders have changed since a
 * position in the log. Source: every event of an order. Replay: a new table is built beside this one from the log, with the same rows, and
 * replaces it.
 */
@NullMarked
package dev.orderflow.projections.orderlist;

import org.jspecify.annotations.NullMarked;
