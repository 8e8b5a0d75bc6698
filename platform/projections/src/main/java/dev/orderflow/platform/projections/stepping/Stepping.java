package dev.orderflow.platform.projections.stepping;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.projections.stepping.SteppingTable.Letter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets a person step through a projection. See docs/decisions/0044-a-projection-is-stepped-beside-the-live-one.md. Each step or batch is
 * one transaction of the rows and of the position, as in a processor. Sessions are rows, so any node can make the next step.
 */
public final class Stepping {

    /** A client that runs far asks again and again, and shows its progress in between. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(1);

    private final Map<String, SteppedProjection> projections;
    private final SteppingTable sessions;
    private final LogReader log;
    private final StoredEventLookup events;
    private final TransactionTemplate transactions;
    private final int batchSize;

    Stepping(
            Map<String, SteppedProjection> projections,
            SteppingTable sessions,
            LogReader log,
            StoredEventLookup events,
            TransactionTemplate transactions,
            int batchSize) {
        this.projections = projections;
        this.sessions = sessions;
        this.log = log;
        this.events = events;
        this.transactions = transactions;
        this.batchSize = batchSize;
    }

    /** Begins a session before the first event, with empty tables. Returns false if there is one already. */
    public boolean begin(String readModel) {
        return sessions.begin(readModel);
    }

    public Optional<SteppingSession> find(String readModel) {
        return sessions.find(readModel);
    }

    /** Throws all of it away. Returns false if there is no session. */
    public boolean end(String readModel) {
        return sessions.end(readModel);
    }

    /**
     * Applies the next event. Empty if there is no session.
     *
     * @param after where the caller takes the session to be, so that a request which is sent twice steps once; null if it does not matter
     * @throws SteppingMoved if it is somewhere else
     * @throws NoNextEvent at the end of the log
     * @throws SteppingStopped if not the event, but something else fails
     */
    public Optional<SteppingSession> step(String readModel, @Nullable Long after) {
        return find(readModel).map(session -> {
            if (after != null && after != session.position()) {
                throw SteppingMoved.at(session.position());
            }
            List<StoredEvent> next = log.read(session.position(), 1);
            if (next.isEmpty()) {
                throw new NoNextEvent(session.position());
            }
            return inTransaction(readModel, () -> step(session, next.get(0)));
        });
    }

    /**
     * Applies all events up to a position, or as many of them as there is time for. Empty if there is no session.
     *
     * @throws SteppingMoved if it is already past this position, or if somebody else moves it
     * @throws SteppingStopped if not an event, but something else fails; the batches before it stay
     */
    public Optional<SteppingRun> run(String readModel, long to) {
        long deadline = System.nanoTime() + LONGEST_RUN.toNanos();
        return find(readModel).map(session -> {
            if (session.position() > to) {
                throw SteppingMoved.at(session.position());
            }
            return run(session, to, deadline);
        });
    }

    private SteppingRun run(SteppingSession begin, long to, long deadline) {
        SteppingSession session = begin;
        List<StoredEvent> next = next(session, to);
        while (!next.isEmpty()) {
            session = run(session, next);
            next = next(session, to);
            if (System.nanoTime() > deadline) {
                break;
            }
        }
        return new SteppingRun(session, next.isEmpty());
    }

    private List<StoredEvent> next(SteppingSession session, long to) {
        return log.read(session.position(), batchSize).stream()
                .filter(event -> event.position() <= to)
                .toList();
    }

    private void step(SteppingSession session, StoredEvent event) {
        String readModel = session.readModel();
        SteppedProjection projection = lock(session);
        List<TrackedEventMessage<?>> messages = events.messagesOf(List.of(event));
        sessions.recordChanges();
        projection.apply(messages);
        sessions.moveTo(readModel, event);
        Optional<Letter> letter = sessions.letter(readModel, event.position());
        sessions.describe(
                readModel,
                letter.map(Letter::outcome).orElseGet(() -> outcome(readModel, messages)),
                letter.map(Letter::cause).orElse(null),
                messages.stream().findFirst().map(projection::handler).orElse(null));
    }

    private StepOutcome outcome(String readModel, List<TrackedEventMessage<?>> messages) {
        if (sessions.hasChanges(readModel)) {
            return StepOutcome.APPLIED;
        }
        return messages.stream().anyMatch(SteppedProjection::isUnknown) ? StepOutcome.SKIPPED : StepOutcome.UNCHANGED;
    }

    private SteppingSession run(SteppingSession session, List<StoredEvent> batch) {
        return inTransaction(session.readModel(), () -> {
            lock(session).apply(events.messagesOf(batch));
            sessions.moveTo(session.readModel(), batch.get(batch.size() - 1));
        });
    }

    private SteppedProjection lock(SteppingSession session) {
        sessions.lock(session.readModel(), session.position());
        sessions.forgetChanges(session.readModel());
        return Objects.requireNonNull(projections.get(session.readModel()));
    }

    /** Returns the session as it is at the end of the transaction. */
    private SteppingSession inTransaction(String readModel, Runnable work) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            work.run();
            return find(readModel).orElseThrow();
        }));
    }
}
