package dev.orderflow.platform.projections;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Applies events to rows in memory. A row sees each version of its aggregate once, and in order. */
final class RowFold<R extends AggregateRow> {

    /** How an event changes a row: a function of its arguments alone. */
    @FunctionalInterface
    interface Evolution<R> {

        /** The row after the event. {@code row} is null before the first event of the aggregate. */
        R evolve(@Nullable R row, EventEnvelope event);
    }

    private final RowStore<R> rows;
    private final Evolution<R> evolution;

    RowFold(RowStore<R> rows, Evolution<R> evolution) {
        this.rows = rows;
        this.evolution = evolution;
    }

    /** Returns the rows that have changed. Events that can't be applied are parked. */
    Map<String, R> apply(Map<String, R> folded, List<EventEnvelope> events, BlockedSequences blocked, VersionGap gap) {
        Set<String> changed = new HashSet<>();
        for (EventEnvelope event : events) {
            String aggregateId = event.aggregateId();
            R row = folded.get(aggregateId);
            if (isNew(row, event) && !blocked.isDiscarded(event)) {
                if (blocked.holds(event)) {
                    blocked.park(event, null);
                } else if (row == null && !rows.isKey(aggregateId)) {
                    blocked.park(
                            event, new UnreadableEvent("Its aggregate identifier can't be the key of a row.", null));
                } else if (isNext(row, event) || gap.isBridged(next(row), event, blocked)) {
                    try {
                        folded.put(aggregateId, evolution.evolve(row, event));
                        changed.add(aggregateId);
                    } catch (RuntimeException failure) {
                        blocked.park(event, failure);
                    }
                }
            }
        }
        folded.keySet().retainAll(changed);
        return folded;
    }

    private boolean isNew(@Nullable R row, EventEnvelope event) {
        return row == null || event.version() > row.version();
    }

    private boolean isNext(@Nullable R row, EventEnvelope event) {
        return event.version() == next(row);
    }

    private long next(@Nullable R row) {
        return row == null ? 0 : row.version() + 1;
    }
}
