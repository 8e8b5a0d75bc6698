package dev.orderflow.platform.projections;

import java.util.HashMap;
import java.util.Map;

/**
 * Looks for the reason of a gap, first in the log and then among the dead letters. It is asked about the events of a batch in order. See
 * docs/decisions/0018-dead-letters-are-pointers.md.
 */
final class ExplainedGap implements VersionGap {

    private final DeadLetterStore deadLetters;

    /** The last version of each aggregate that gets no row, so that the log is not asked again about the next one. */
    private final Map<String, Long> leftOut = new HashMap<>();

    ExplainedGap(DeadLetterStore deadLetters) {
        this.deadLetters = deadLetters;
    }

    /** False for an event that is parked, and for an aggregate whose first event was discarded or skipped: it gets no row at all. */
    @Override
    public boolean isBridged(long first, EventEnvelope event, BlockedSequences blocked) {
        boolean hasRow = first > 0;
        if (hasRow || !isNextLeftOut(event)) {
            long missing = deadLetters.firstMissing(event, first);
            if (missing < event.version()) {
                blocked.park(event, UnreadableEvent.without(missing, event.version()));
                return false;
            }
            // Without a row, nothing says how many events have come so far, so only the first can be explained.
            long end = hasRow ? event.version() : 1;
            long other = deadLetters.firstOfAnotherKind(event, first, end);
            if (other < end) {
                blocked.park(event, UnreadableEvent.afterAnotherKind(other, event.version()));
                return false;
            }
            if (!blocked.explain(event.aggregateId(), first, end)) {
                throw new MissingVersion(first, event);
            }
        }
        if (!hasRow) {
            leftOut.put(event.aggregateId(), event.version());
        }
        return hasRow;
    }

    private boolean isNextLeftOut(EventEnvelope event) {
        Long last = leftOut.get(event.aggregateId());
        return last != null && last == event.version() - 1;
    }
}
