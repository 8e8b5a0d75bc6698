package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Tenants;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Applies a batch of events to a table with one row for each aggregate by two statements, however long the batch is: one reads the
 * rows, one writes them. That makes a replay some thirty times faster than one statement for each event. See
 * docs/decisions/0004-set-based-projections.md.
 *
 * <p>Event handlers only collect. The table is used when the unit of work of the processor prepares to commit, in the transaction
 * that moves the token. An event that can't be applied becomes a dead letter, and so do the later events of its aggregate; the
 * rest of the batch is applied. A failure that is not the fault of an event fails the whole batch, which is then tried again. An
 * event that the log has and the row has not seen is such a failure; versions that the log does not have, or that are of another kind of
 * aggregate, are the fault of the event that comes after them.
 */
final class BatchFold<R extends AggregateRow> {

    private final RowStore<R> rows;
    private final RowFold<R> fold;
    private final DeadLetterStore deadLetters;
    private final Tenants tenants;

    /** One for each fold, because a unit of work may feed several. */
    private final String resource = super.toString();

    BatchFold(RowStore<R> rows, RowFold.Evolution<R> evolution, DeadLetterStore deadLetters, Tenants tenants) {
        this.rows = rows;
        this.fold = new RowFold<>(rows, evolution);
        this.deadLetters = deadLetters;
        this.tenants = tenants;
    }

    /** To be called by an event handler, for each event in order. */
    void add(TrackedEventMessage<?> event) {
        EventBatch.collect(resource, EventEnvelope.of(event), this::flush);
    }

    /**
     * Tries the dead letters of an aggregate again, in order and one by one, so that a value which the table refuses is not hidden
     * by that of the next event. To be asked within the tenant of the aggregate. Returns the one that fails, behind which the others
     * have to wait.
     */
    @Nullable
    DeadLetterCandidate retry(String aggregateId, List<EventEnvelope> waiting) {
        BlockedSequences blocked = deadLetters.of(Set.of(aggregateId));
        blocked.release(aggregateId);
        return waiting.stream()
                .flatMap(event -> again(event, blocked).added().stream())
                .findFirst()
                .orElse(null);
    }

    /** An event that comes before its predecessor in the log stays a dead letter: no replay could apply it either. */
    private BlockedSequences again(EventEnvelope event, BlockedSequences blocked) {
        long missing = deadLetters.firstMissing(event, 0);
        if (missing == event.version()) {
            return carefully(List.of(event), blocked);
        }
        BlockedSequences after = blocked.copy();
        after.park(event, UnreadableEvent.without(missing, event.version()));
        return after;
    }

    /** Axon rolls a batch back after an exception, but after an error it would leave the transaction of the thread open. */
    private void flush(List<EventEnvelope> events, UnitOfWork<?> batch) {
        try {
            List<DeadLetterCandidate> parked = new ArrayList<>();
            tenants.separately(events, EventEnvelope::metaData, own -> parked.addAll(applyAll(own)));
            if (!parked.isEmpty()) {
                deadLetters.requireRoomFor(parked);
                ParkedEvents.add(batch, parked);
            }
        } catch (Error e) {
            throw new IllegalStateException("A batch of " + events.size() + " events was given up", e);
        }
    }

    /** Returns the dead letters that come of it. */
    private List<DeadLetterCandidate> applyAll(List<EventEnvelope> events) {
        if (isSavedAtOnce(events)) {
            return List.of();
        }
        List<DeadLetterCandidate> parked =
                carefully(events, deadLetters.of(aggregates(events))).added();
        if (!parked.isEmpty()) {
            deadLetters.add(parked);
        }
        return parked;
    }

    /** The fast way, for a batch without anything unusual: it asks nobody. If it answers false, nothing has been saved. */
    private boolean isSavedAtOnce(List<EventEnvelope> events) {
        BlockedSequences blocked = new BlockedSequences(false);
        try {
            Map<String, R> changed =
                    fold.apply(find(aggregatesBegunBefore(events)), events, blocked, BatchFold::refuse);
            if (blocked.added().isEmpty()) {
                save(changed);
            }
            return blocked.added().isEmpty();
        } catch (MissingVersion | DataIntegrityViolationException unusual) {
            return false;
        }
    }

    /** If the table refuses the batch, finds the event at fault: each half is tried again, one after the other. */
    private BlockedSequences carefully(List<EventEnvelope> events, BlockedSequences before) {
        BlockedSequences after = before.copy();
        try {
            save(fold.apply(find(aggregates(events)), events, after, new ExplainedGap(deadLetters)));
            return after;
        } catch (DataIntegrityViolationException refusal) {
            if (events.size() == 1) {
                before.park(events.get(0), refusal);
                return before;
            }
            int half = events.size() / 2;
            return carefully(events.subList(half, events.size()), carefully(events.subList(0, half), before));
        }
    }

    /** The fast way does not look for reasons. */
    private static boolean refuse(long first, EventEnvelope event, BlockedSequences blocked) {
        throw new MissingVersion(first, event);
    }

    private Map<String, R> find(Collection<String> aggregateIds) {
        List<String> keys = aggregateIds.stream().filter(rows::isKey).toList();
        Map<String, R> found = new LinkedHashMap<>();
        if (!keys.isEmpty()) {
            rows.find(keys).forEach(row -> found.put(row.aggregateId(), row));
        }
        return found;
    }

    private void save(Map<String, R> changed) {
        if (!changed.isEmpty()) {
            rows.save(changed.values());
        }
    }

    private static Set<String> aggregates(List<EventEnvelope> events) {
        return events.stream().map(EventEnvelope::aggregateId).collect(Collectors.toSet());
    }

    /** An aggregate whose first event is in the batch needs no read: {@code save} keeps a row that already exists. */
    private static Collection<String> aggregatesBegunBefore(List<EventEnvelope> events) {
        Set<String> begun = new HashSet<>();
        Set<String> begunBefore = new HashSet<>();
        for (EventEnvelope event : events) {
            if (event.version() == 0) {
                begun.add(event.aggregateId());
            } else if (!begun.contains(event.aggregateId())) {
                begunBefore.add(event.aggregateId());
            }
        }
        return begunBefore;
    }
}
