/**
 * Daily statistics.
 *
 * <p>What I show: how many orders were placed, shipped and cancelled on each day, and the revenue, by currency. What feeds me:
 * every event of an order, by the UTC date on which it happened. What happens on replay: new tables are built beside these from
 * the log, with the same rows, and replace them.
 */
@NullMarked
package dev.orderflow.projections.dailystatistics;

import org.jspecify.annotations.NullMarked;
