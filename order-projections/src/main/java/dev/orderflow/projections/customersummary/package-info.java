/**
 * The customer summary.
 *
 * <p>What I show: how many of a customer's orders are in which state, and what they are worth. What feeds me: every event of an
 * order. What happens on replay: they are built anew beside these tables from the log, to the same rows.
 */
@NullMarked
package dev.orderflow.projections.customersummary;

import org.jspecify.annotations.NullMarked;
