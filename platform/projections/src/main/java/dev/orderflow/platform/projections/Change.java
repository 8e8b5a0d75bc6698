package dev.orderflow.platform.projections;

import dev.orderflow.domain.event.OrderEvent;
import java.time.Instant;

/**
 * An event as a read model sees it.
 *
 * @param version sequence number among the order's events, from 0
 * @param at when it happened
 * @param position place in the log; of an event that is handled long after its turn, a place after all that the read model has
 *     seen by then, because that is where those who follow the read model look for changes
 */
public record Change(OrderEvent event, long version, Instant at, long position) {}
