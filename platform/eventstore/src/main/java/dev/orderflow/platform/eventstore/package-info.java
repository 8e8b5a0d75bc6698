/** How facts are kept: the log's schema, the names under which events are stored, and the wiring of Axon around both. */
@NullMarked
package dev.orderflow.platform.eventstore;

import org.jspecify.annotations.NullMarked;
