/** Commands over HTTP: from a request to the command bus, and from the result of the aggregate to an answer. */
@NullMarked
package dev.orderflow.api.command;

import org.jspecify.annotations.NullMarked;
