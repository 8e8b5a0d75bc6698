/**
 * The customer summary.
 *
 * <p>What I show: how many orders of a customer are in each status, and their value. What feeds me: every event of an order. What
 * happens on replay: new tables are built beside these from the log, with the same rows, and replace them.
 */
@NullMarked
package dev.orderflow.projections.customersummary;

import org.jspecify.annotations.NullMarked;
