package dev.orderflow.platform.projections;

/** Decides about an event whose aggregate lacks versions. */
@FunctionalInterface
interface VersionGap {

    /** Whether the event may be applied, although its row has not seen the versions from {@code first} to the one before it. */
    boolean isBridged(long first, EventEnvelope event, BlockedSequences blocked);
}
