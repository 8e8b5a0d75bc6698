/** Limits on how many requests of each kind are worked on at once, so that a flood of one kind does not hold up the others. */
@NullMarked
package dev.orderflow.platform.web.limits;

import org.jspecify.annotations.NullMarked;
