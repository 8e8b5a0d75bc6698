/**
 * The order list.
 *
 * <p>What I show: one line for each order, newest first, filtered by status or customer, page by page; and which orders have
 * changed since a position in the log. What feeds me: every event of an order. What happens on replay: a new table is built
 * beside this one from the log, with the same rows, and replaces it.
 */
@NullMarked
package dev.orderflow.projections.orderlist;

import org.jspecify.annotations.NullMarked;
