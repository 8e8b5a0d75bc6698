/** Snapshots of orders. Without this package orders are loaded from their events alone. */
@NullMarked
package dev.orderflow.api.snapshot;

import org.jspecify.annotations.NullMarked;
