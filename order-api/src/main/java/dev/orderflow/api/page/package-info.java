/** The page's files, as they are served: what may be kept, and what may run. The page itself is in {@code static/}. */
@NullMarked
package dev.orderflow.api.page;

import org.jspecify.annotations.NullMarked;
