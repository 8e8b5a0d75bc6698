/** One identifier for everything that follows from a request: the answer, the log lines, the events. */
@NullMarked
package dev.orderflow.platform.web.correlation;

import org.jspecify.annotations.NullMarked;
