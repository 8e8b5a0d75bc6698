/**
 * The order list.
 *
 * <p>What I show: one line for each order, newest first, filtered by status or customer, page by page; and which orders have
 * changed since a place in the log. What feeds me: every
 * event of an order. What happens on replay: it is built anew beside this table, from the log, to the same rows.
 */
@NullMarked
package dev.orderflow.projections.orderlist;

import org.jspecify.annotations.NullMarked;
