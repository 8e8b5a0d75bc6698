/** Finding orders and events by whatever is known of them. See docs/decisions/0042-searching-the-log.md. */
@NullMarked
package dev.orderflow.api.search;

import org.jspecify.annotations.NullMarked;
