/**
 * The details of an order.
 *
 * <p>What I show: everything about one order, and the version that an order has reached here. What feeds me: every event of an
 * order. What happens on replay: a new table is built beside this one from the log, with the same rows, and replaces it.
 */
@NullMarked
package dev.orderflow.projections.orderdetails;

import org.jspecify.annotations.NullMarked;
