/**
 * The details of an order.
 *
 * <p>What I show: everything about one order as it is now, and whether it has reached a version. What feeds me: every event of
 * an order. What happens on replay: it is built anew beside this table, from the log, to the same rows.
 */
@NullMarked
package dev.orderflow.projections.orderdetails;

import org.jspecify.annotations.NullMarked;
