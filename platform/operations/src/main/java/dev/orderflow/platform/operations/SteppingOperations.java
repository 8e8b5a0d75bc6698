package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.projections.processor.DesiredState;
import dev.orderflow.platform.projections.stepping.NoNextEvent;
import dev.orderflow.platform.projections.stepping.Stepping;
import dev.orderflow.platform.projections.stepping.SteppingMoved;
import dev.orderflow.platform.projections.stepping.SteppingRun;
import dev.orderflow.platform.projections.stepping.SteppingSession;
import dev.orderflow.platform.projections.stepping.SteppingStopped;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Answers those who step through a projection. Single steps are not in the audit trail: they would push out what changes something. */
final class SteppingOperations {

    private static final ProblemType IN_PROGRESS = new ProblemType(
            "stepping-in-progress", HttpStatus.CONFLICT, "Somebody steps through this projection already");

    private static final ProblemType MOVED =
            new ProblemType("stepping-moved", HttpStatus.CONFLICT, "The session is at another position");

    private static final ProblemType STOPPED =
            new ProblemType("stepping-stopped", HttpStatus.CONFLICT, "The projection can't go on here");

    private static final ProblemType NO_NEXT_EVENT =
            new ProblemType("no-next-event", HttpStatus.CONFLICT, "The session is at the end of the log");

    private final ProcessorLookup processors;
    private final Stepping stepping;
    private final DesiredState desired;
    private final StoredEventLookup events;
    private final LogReader log;
    private final AuditTrail trail;

    SteppingOperations(
            ProcessorLookup processors,
            Stepping stepping,
            DesiredState desired,
            StoredEventLookup events,
            LogReader log,
            AuditTrail trail) {
        this.processors = processors;
        this.stepping = stepping;
        this.desired = desired;
        this.events = events;
        this.log = log;
        this.trail = trail;
    }

    SteppingItem begin(String processor) {
        trail.record("step through", processors.check(processor), null, () -> {
            if (!processors.hasReadModel(processor)) {
                throw new Problem(
                        ProcessorController.NO_READ_MODEL, processor + " has side effects, which no step may repeat.");
            }
            if (desired.replayed().contains(processor)) {
                throw new Problem(
                        ProcessorController.REPLAY_IN_PROGRESS,
                        "A replay of " + processor + " is under way. Wait for its end.");
            }
            if (!stepping.begin(processor)) {
                throw new Problem(IN_PROGRESS, "There is a session of " + processor + ". Go on with it, or end it.");
            }
        });
        return find(processor);
    }

    SteppingItem find(String processor) {
        return item(true, found(processor, stepping.find(processors.check(processor))));
    }

    SteppingItem step(String processor, @Nullable Long after) {
        processors.check(processor);
        return item(true, found(processor, moved(() -> stepping.step(processor, after))));
    }

    SteppingItem run(String processor, long to) {
        processors.check(processor);
        SteppingRun run = found(processor, moved(() -> stepping.run(processor, to)));
        return item(run.isDone(), run.session());
    }

    void end(String processor) {
        trail.record("end stepping", processors.check(processor), null, () -> {
            if (!stepping.end(processor)) {
                throw notFound(processor);
            }
        });
    }

    private static <T> T moved(Supplier<T> move) {
        try {
            return move.get();
        } catch (SteppingMoved e) {
            throw new Problem(MOVED, String.valueOf(e.getMessage()));
        } catch (SteppingStopped e) {
            throw new Problem(STOPPED, String.valueOf(e.getMessage()));
        } catch (NoNextEvent e) {
            throw new Problem(NO_NEXT_EVENT, String.valueOf(e.getMessage()));
        }
    }

    private SteppingItem item(boolean isDone, SteppingSession session) {
        return SteppingItem.of(session, log.head(), isDone, events);
    }

    private static <T> T found(String processor, Optional<T> session) {
        return session.orElseThrow(() -> notFound(processor));
    }

    private static Problem notFound(String processor) {
        return new Problem(ProblemType.NOT_FOUND, "Nobody steps through " + processor + ".");
    }
}
