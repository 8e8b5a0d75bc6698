package dev.orderflow.platform.projections;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The dead letters of one processor, as {@link BatchFold} uses them: in the transaction of the batch. */
interface DeadLetterStore {

    /** What there is about these orders. */
    BlockedSequences of(Collection<UUID> orderIds);

    /** Those that are there already stay as they are. Fails if there is no room. */
    void add(List<DeadLetterCandidate> letters);
}
