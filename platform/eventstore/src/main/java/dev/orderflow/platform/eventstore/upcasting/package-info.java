/** How events in an older shape are read in today's shape. Guide: docs/evolving-events.md. */
@NullMarked
package dev.orderflow.platform.eventstore.upcasting;

import org.jspecify.annotations.NullMarked;
