/** Values that check themselves: whoever holds one, holds a valid one. */
@NullMarked
package dev.orderflow.domain.model;

import org.jspecify.annotations.NullMarked;
