/** How events of older shapes are read as those of today; docs/evolving-events.md is the guide. */
@NullMarked
package dev.orderflow.platform.eventstore.upcasting;

import org.jspecify.annotations.NullMarked;
