/** What can be asked of an order, in the imperative; every part is already a valid value. */
@NullMarked
package dev.orderflow.domain.command;

import org.jspecify.annotations.NullMarked;
