package dev.orderflow.platform.projections;

import java.util.UUID;

/** A row that stands for one order. */
public interface AggregateRow {

    UUID orderId();

    /** Sequence number of the last event that the row has seen: what makes handling an event twice harmless. */
    long version();
}
