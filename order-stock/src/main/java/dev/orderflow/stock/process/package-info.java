/**
 * The process: what an order and the stock items do about each other.
 *
 * <p>Fed by: the events that place, change, ship and cancel an order. On replay: replays of read models do not reach it; if its token is put
 * back, it finds that all is done. See docs/decisions/0047-a-process-across-aggregates.md.
 */
@NullMarked
package dev.orderflow.stock.process;

import org.jspecify.annotations.NullMarked;
