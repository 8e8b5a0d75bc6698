/**
 * Orders to look at: {@code --orderflow.seed=5000} has that many of them when it is done. It starts once the application
 * serves, and takes the same way as any other client: the command gateway. So events, their times and read models are real;
 * only the customers are invented.
 *
 * <p>Order n depends on n alone, its id included, and the log says how many of its events are there. So a second run with
 * the same number adds nothing, a higher number adds the difference, and a run that was cut short is completed by the next.
 * An order that somebody else changes meanwhile is left to them.
 *
 * <p>Nobody depends on this package: without it, the rest is as before.
 */
@NullMarked
package dev.orderflow.demo.seed;

import org.jspecify.annotations.NullMarked;
