/**
 * Cancels the orders that nobody confirms in time. Nothing else depends on this module; {@code docs/deadlines.md} says how to delete it.
 *
 * <p>Fed by: the events that place, confirm and cancel an order. On replay: replays of read models do not reach it; if its token is put
 * back, it schedules nothing twice. See docs/decisions/0045-deadlines.md.
 */
@NullMarked
package dev.orderflow.deadlines;

import org.jspecify.annotations.NullMarked;
