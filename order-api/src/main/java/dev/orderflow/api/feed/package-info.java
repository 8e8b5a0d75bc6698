/**
 * The log as it grows, and the order list as it changes, as server-sent events. The tails are read once for all subscribers of a
 * node; each takes from them
 * as fast as its connection does, so that nothing is buffered for the slow, who are cut off in the end and resume.
 */
@NullMarked
package dev.orderflow.api.feed;

import org.jspecify.annotations.NullMarked;
