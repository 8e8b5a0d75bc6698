package dev.orderflow.platform.projections;

/** A row that stands for one aggregate. */
public interface AggregateRow {

    String aggregateId();

    /** Sequence number of the last event that the row has seen, so that an event which comes twice changes nothing. */
    long version();
}
