/**
 * The order list.
 *
 * <p>What I show: one line for each order, newest first, filtered by status or customer, page by page. What feeds me: every
 * event of an order. What happens on replay: the table is emptied and filled anew from the log, to the same rows.
 */
@NullMarked
package dev.orderflow.projections.orderlist;

import org.jspecify.annotations.NullMarked;
