/** The log as it grows, and the order list as it changes, as server-sent events. Each tail is read once for all subscribers. */
@NullMarked
package dev.orderflow.api.feed;

import org.jspecify.annotations.NullMarked;
