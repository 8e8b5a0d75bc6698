/** The API describes itself: what the controllers are is read off them, what they mean is told in {@code openapi/*.yaml}. */
@NullMarked
package dev.orderflow.platform.web.openapi;

import org.jspecify.annotations.NullMarked;
