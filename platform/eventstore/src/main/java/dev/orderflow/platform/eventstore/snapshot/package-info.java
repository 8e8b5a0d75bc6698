/**
 * Loads aggregates for commands, long ones from a snapshot. This makes loading faster and does nothing else: without this package, or
 * without a row in its table, aggregates are loaded from their events alone. See docs/decisions/0015-snapshots.md.
 */
@NullMarked
package dev.orderflow.platform.eventstore.snapshot;

import org.jspecify.annotations.NullMarked;
