/**
 * Live streams as server-sent events. Each subscriber takes frames from its {@link dev.orderflow.platform.web.sse.FrameSource} as
 * fast as its connection does. Nothing is buffered for slow clients: they are cut off in the end, and resume.
 */
@NullMarked
package dev.orderflow.platform.web.sse;

import org.jspecify.annotations.NullMarked;
