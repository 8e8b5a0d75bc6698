/** What everything that writes JSON has in common. */
@NullMarked
package dev.orderflow.platform.json;

import org.jspecify.annotations.NullMarked;
