/** Commands over HTTP: from a request to the command bus, and from what the aggregate says to an answer. */
@NullMarked
package dev.orderflow.api.command;

import org.jspecify.annotations.NullMarked;
