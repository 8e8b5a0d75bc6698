package dev.orderflow.platform.projections;

import java.time.Instant;

/**
 * An event that waits to be applied to a read model. See docs/decisions/0018-dead-letters-are-pointers.md.
 *
 * @param position of the event in the log, which identifies the dead letter
 * @param version sequence number among the events of the aggregate
 * @param cause one sentence
 * @param attempts 0 if it waits behind another
 */
public record DeadLetter(
        long position, BlockedAggregate aggregate, long version, String cause, Instant since, int attempts) {}
