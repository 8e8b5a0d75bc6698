/**
 * Orders to look at: {@code --orderflow.seed=5000} makes that many. The seed begins once the application serves requests, and sends
 * its commands through the command gateway like any other client. So events, their times and the read models are real; only the
 * customers are invented.
 *
 * <p>Order n and its id depend on n alone, and the log says how many of its events are there already. So a second run with the same
 * number adds nothing, a higher number adds the difference, and an interrupted run is completed by the next one. The seed leaves an
 * order alone that somebody else has changed in the meantime.
 */
@NullMarked
package dev.orderflow.demo.seed;

import org.jspecify.annotations.NullMarked;
