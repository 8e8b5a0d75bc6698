/** One trace from a request to the rows that follow from it, on whichever node. Off until a collector is configured. */
@NullMarked
package dev.orderflow.platform.tracing;

import org.jspecify.annotations.NullMarked;
