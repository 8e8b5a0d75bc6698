/**
 * Loads orders for commands, long ones by a snapshot. Beside the log this is no more than speed: without this package, or without
 * a row in its table, orders are loaded from their events alone.
 */
@NullMarked
package dev.orderflow.platform.eventstore.snapshot;

import org.jspecify.annotations.NullMarked;
