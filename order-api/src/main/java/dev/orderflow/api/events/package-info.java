/** How an order's events are stored: their names, and how older shapes are read. Guide: docs/evolving-events.md. */
@NullMarked
package dev.orderflow.api.events;

import org.jspecify.annotations.NullMarked;
