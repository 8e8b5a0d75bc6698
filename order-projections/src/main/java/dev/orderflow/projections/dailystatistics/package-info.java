/**
 * Daily statistics.
 *
 * <p>Shows: how many orders were placed, shipped and cancelled on each day, and the revenue, by currency. Source: every event of an order, by
 * the UTC date on which it happened. Replay: new tables are built beside these from the log, with the same rows, and replace them.
 */
@NullMarked
package dev.orderflow.projections.dailystatistics;

import org.jspecify.annotations.NullMarked;
