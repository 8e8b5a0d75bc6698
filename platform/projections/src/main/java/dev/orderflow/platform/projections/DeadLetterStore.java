package dev.orderflow.platform.projections;

import java.util.Collection;
import java.util.List;

/** The dead letters of one processor, and what the log says about them, as {@link BatchFold} uses them: in the transaction of the batch. */
interface DeadLetterStore {

    /** What is known of these aggregates. */
    BlockedSequences of(Collection<String> aggregateIds);

    /** Adds dead letters; the ones that exist already stay as they are. */
    void add(List<DeadLetterCandidate> candidates);

    /** Fails if there are too many now, of all tenants together. */
    void requireRoomFor(List<DeadLetterCandidate> added);

    /**
     * The lowest version of an event's aggregate that the log does not have at a lower position, from a version on; the event's own
     * version if none of them is missing.
     */
    long firstMissing(EventEnvelope event, long from);

    /**
     * The lowest version of an event's aggregate from {@code from} to the one before {@code end} that is of a type which this application
     * knows, but which does not feed the read model; {@code end} if there is none. The log has to have all of them.
     */
    long firstOfAnotherKind(EventEnvelope event, long from, long end);
}
