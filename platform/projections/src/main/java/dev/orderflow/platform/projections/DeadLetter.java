package dev.orderflow.platform.projections;

import java.time.Instant;

/**
 * An event that waits to be brought into a read model.
 *
 * @param position of the event, which names the letter
 * @param version sequence number among the order's events
 * @param cause one sentence
 * @param attempts none, if it waits behind another
 */
public record DeadLetter(long position, String aggregateId, long version, String cause, Instant since, int attempts) {}
