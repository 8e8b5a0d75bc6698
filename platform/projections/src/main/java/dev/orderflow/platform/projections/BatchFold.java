package dev.orderflow.platform.projections;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;

/**
 * Brings a batch of events into a table of one row for each order with two statements, however long the batch: one reads the
 * rows, one writes what became of them. That makes a replay some thirty times faster than saving row by row.
 *
 * <p>Handlers only gather; the table is touched when the processor's unit of work prepares to commit, in the transaction that
 * moves the token. An event that can't be brought into its row becomes a dead letter, and so does what follows it in its order;
 * all else of the batch is applied. A failure that is no event's fault fails the batch, which is then tried again.
 */
public final class BatchFold<R extends AggregateRow> {

    /** How an event changes a row: a function of its arguments alone. */
    @FunctionalInterface
    public interface Evolution<R> {

        /** The row after the change. {@code row} is null before the order's first event. */
        R evolve(@Nullable R row, Change change);
    }

    private final RowStore<R> rows;
    private final Evolution<R> evolution;
    private final DeadLetterStore letterBox;
    private final String resource;

    BatchFold(RowStore<R> rows, Evolution<R> evolution, DeadLetterStore letterBox) {
        this.rows = rows;
        this.evolution = evolution;
        this.letterBox = letterBox;
        this.resource = "changes to " + rows.getClass().getName();
    }

    /** To be called by an event handler, for each event in order. */
    public void add(TrackedEventMessage<?> event) {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        List<EventEnvelope> gathered = batch.getOrComputeResource(resource, key -> {
            List<EventEnvelope> events = new ArrayList<>();
            batch.onPrepareCommit(work -> flush(events));
            return events;
        });
        gathered.add(EventEnvelope.of(event));
    }

    /**
     * Tries an order's letters again, in order, and one by one: what the table refuses of one must not be hidden by the next. The
     * answer is the one that fails, behind which the rest has to wait.
     */
    @Nullable
    DeadLetterCandidate retry(UUID orderId, List<EventEnvelope> waiting) {
        BlockedSequences letters = letterBox.of(Set.of(orderId));
        letters.release(orderId);
        return waiting.stream()
                .flatMap(event -> carefully(List.of(event), letters).added().stream())
                .findFirst()
                .orElse(null);
    }

    /** Axon rolls a batch back for an exception, but would leave its transaction open, and its thread in it, for an error. */
    private void flush(List<EventEnvelope> events) {
        try {
            bringIn(events);
        } catch (Error e) {
            throw new IllegalStateException("A batch of " + events.size() + " events was given up", e);
        }
    }

    private void bringIn(List<EventEnvelope> events) {
        if (!isSavedAtOnce(events)) {
            List<DeadLetterCandidate> parked =
                    carefully(events, letterBox.of(orders(events))).added();
            if (!parked.isEmpty()) {
                letterBox.add(parked);
            }
        }
    }

    /** Whether there was nothing unusual about the batch. Else nothing has been saved. */
    private boolean isSavedAtOnce(List<EventEnvelope> events) {
        BlockedSequences letters = new BlockedSequences(false);
        try {
            Map<UUID, R> changed = fold(find(ordersBegunBefore(events)), events, letters);
            if (letters.added().isEmpty()) {
                save(changed);
            }
            return letters.added().isEmpty();
        } catch (MissingVersion | DataIntegrityViolationException unusual) {
            return false;
        }
    }

    /** Narrows a refusal by the table down to the event at fault: what is refused is tried again by halves, one after the other. */
    private BlockedSequences carefully(List<EventEnvelope> events, BlockedSequences before) {
        BlockedSequences after = before.copy();
        try {
            save(fold(find(orders(events)), events, after));
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

    /** Returns the rows that have changed; events that can't be applied, go to the letters. */
    private Map<UUID, R> fold(Map<UUID, R> folded, List<EventEnvelope> events, BlockedSequences letters) {
        Set<UUID> changed = new HashSet<>();
        for (EventEnvelope event : events) {
            UUID orderId = event.orderId();
            R row = folded.get(orderId);
            if (isNews(row, event) && !letters.isDiscarded(event)) {
                if (letters.holds(orderId)) {
                    letters.park(event, null);
                } else if (isExpected(row, event, letters)) {
                    try {
                        folded.put(orderId, evolution.evolve(row, event.change()));
                        changed.add(orderId);
                    } catch (RuntimeException failure) {
                        letters.park(event, failure);
                    }
                }
            }
        }
        folded.keySet().retainAll(changed);
        return folded;
    }

    private boolean isNews(@Nullable R row, EventEnvelope event) {
        return row == null || event.version() > row.version();
    }

    /** False for an order whose beginning was given up: it is left out as a whole. */
    private boolean isExpected(@Nullable R row, EventEnvelope event, BlockedSequences letters) {
        long next = row == null ? 0 : row.version() + 1;
        if (event.version() == next) {
            return true;
        }
        // How far an order that is left out has come, no row tells.
        if (!letters.explain(event.orderId(), next, row == null ? 1 : event.version())) {
            throw new MissingVersion(next, event);
        }
        return row != null;
    }

    private Map<UUID, R> find(Collection<UUID> orderIds) {
        Map<UUID, R> found = new LinkedHashMap<>();
        if (!orderIds.isEmpty()) {
            rows.find(orderIds).forEach(row -> found.put(row.orderId(), row));
        }
        return found;
    }

    private void save(Map<UUID, R> changed) {
        if (!changed.isEmpty()) {
            rows.save(changed.values());
        }
    }

    private static Set<UUID> orders(List<EventEnvelope> events) {
        return events.stream().map(EventEnvelope::orderId).collect(Collectors.toSet());
    }

    /** An order whose first event is in the batch needs no look at the table: {@code save} skips what is there already. */
    private static Collection<UUID> ordersBegunBefore(List<EventEnvelope> events) {
        Set<UUID> begun = new HashSet<>();
        Set<UUID> begunBefore = new HashSet<>();
        for (EventEnvelope event : events) {
            if (event.version() == 0) {
                begun.add(event.orderId());
            } else if (!begun.contains(event.orderId())) {
                begunBefore.add(event.orderId());
            }
        }
        return begunBefore;
    }
}
