/** The commands, in the imperative. Their values have been checked when they were created. */
@NullMarked
package dev.orderflow.domain.command;

import org.jspecify.annotations.NullMarked;
