/**
 * Daily statistics.
 *
 * <p>What I show: how many orders were placed, shipped and cancelled on each day, and the revenue, by currency. What feeds me:
 * every event of an order, by the UTC date on which it happened. What happens on replay: they are built anew beside these tables
 * from the log, to the same rows.
 */
@NullMarked
package dev.orderflow.projections.dailystatistics;

import org.jspecify.annotations.NullMarked;
