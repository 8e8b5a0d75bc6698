/** Values that check themselves: an instance is always valid. */
@NullMarked
package dev.orderflow.domain.model;

import org.jspecify.annotations.NullMarked;
