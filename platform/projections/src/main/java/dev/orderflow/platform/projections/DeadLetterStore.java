package dev.orderflow.platform.projections;

import java.util.Collection;
import java.util.List;

/** The dead letters of one processor, and what the log says about them, as {@link BatchFold} uses them: in the transaction of the batch. */
interface DeadLetterStore {

    /** What is known of these aggregates. */
    BlockedSequences of(Collection<String> aggregateIds);

    /** Adds dead letters; the ones that exist already stay as they are. Fails if there are too many. */
    void add(List<DeadLetterCandidate> candidates);

    /** What the log has of an event's aggregate at lower positions, from a version on up to the event's own. */
    LoggedVersions logged(EventEnvelope event, long first);
}
