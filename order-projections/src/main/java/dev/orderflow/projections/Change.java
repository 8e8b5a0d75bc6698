package dev.orderflow.projections;

import dev.orderflow.domain.event.OrderEvent;
import java.time.Instant;

/**
 * An event as a read model sees it.
 *
 * @param version sequence number among the order's events, from 0
 * @param at when it happened
 */
public record Change(OrderEvent event, long version, Instant at) {}
