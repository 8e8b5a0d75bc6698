/** How the page's files are served: what browsers keep, and what they may run. The page itself is in {@code static/}. */
@NullMarked
package dev.orderflow.api.page;

import org.jspecify.annotations.NullMarked;
