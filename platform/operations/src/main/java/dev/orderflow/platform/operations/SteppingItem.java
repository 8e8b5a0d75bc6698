package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.projections.stepping.Step;
import dev.orderflow.platform.projections.stepping.SteppingSession;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session in an HTTP response. {@link SteppingSession} explains most of the fields.
 *
 * @param head position of the newest event
 * @param done false if a run needs another request to come to its position
 */
record SteppingItem(
        String processor,
        long position,
        long head,
        boolean done,
        Instant startedAt,
        Instant endsAt,
        long deadLetters,
        @Nullable StepItem step) {

    static SteppingItem of(SteppingSession session, long head, boolean isDone, StoredEventLookup events) {
        return new SteppingItem(
                session.readModel(),
                session.position(),
                Math.max(head, session.position()),
                isDone,
                session.startedAt(),
                session.endsAt(),
                session.deadLetters(),
                session.lastStep() == null ? null : step(session.lastStep(), session.position(), events));
    }

    private static @Nullable StepItem step(Step step, long position, StoredEventLookup events) {
        return events.upcast(List.of(position)).stream()
                .findFirst()
                .map(event -> StepItem.of(step, event))
                .orElse(null);
    }
}
