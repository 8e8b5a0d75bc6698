/**
 * The log as it grows, as server-sent events. The tail of the log is read once for all subscribers of a node; each takes from it
 * as fast as its connection does, so that nothing is buffered for the slow, who are cut off in the end and resume.
 */
@NullMarked
package dev.orderflow.api.feed;

import org.jspecify.annotations.NullMarked;
