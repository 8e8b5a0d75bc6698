/** How events are stored and read: the schema of the log, the names of events, the engine, and the wiring of Axon around them. */
@NullMarked
package dev.orderflow.platform.eventstore;

import org.jspecify.annotations.NullMarked;
