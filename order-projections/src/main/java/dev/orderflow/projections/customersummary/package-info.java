/**
 * The customer summary.
 *
 * <p>Shows: how many orders of a customer are in each status, and their value. Source: every event of an order. Replay: new tables are built
 * beside these from the log, with the same rows, and replace them.
 */
@NullMarked
package dev.orderflow.projections.customersummary;

import org.jspecify.annotations.NullMarked;
