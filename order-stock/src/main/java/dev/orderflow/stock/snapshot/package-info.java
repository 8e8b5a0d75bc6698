/** Snapshots of stock items. Without this package they are loaded from their events alone. */
@NullMarked
package dev.orderflow.stock.snapshot;

import org.jspecify.annotations.NullMarked;
