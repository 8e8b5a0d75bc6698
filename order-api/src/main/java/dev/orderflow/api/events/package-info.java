/** How an order's events are stored: under which names, and how rows of an older shape are read. Guide: docs/evolving-events.md. */
@NullMarked
package dev.orderflow.api.events;

import org.jspecify.annotations.NullMarked;
