package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.BlockedAggregate;
import dev.orderflow.platform.projections.DeadLetter;
import dev.orderflow.platform.projections.WaitingDeadLetters;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Retries the dead letters of one cause, or all of them. See docs/decisions/0041-operators-see-causes-actions-and-the-past.md. It works
 * in the request, so that its response says what came of it, and in many short transactions, so that the processor goes on meanwhile.
 */
final class BulkRetry {

    private static final Logger LOG = LoggerFactory.getLogger(BulkRetry.class);

    /** Events in one transaction, also if one aggregate has many more. The processor stands still for so long, which is some 50 ms. */
    private static final int ROUND = 40;

    private final ProcessorLookup processors;
    private final WaitingDeadLetters letters;
    private final DeadLetterOperations operations;
    private final SegmentClaims claims;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;
    private final Notifier notifier;
    private final Duration timeout;

    BulkRetry(
            ProcessorLookup processors,
            WaitingDeadLetters letters,
            DeadLetterOperations operations,
            SegmentClaims claims,
            AuditTrail trail,
            TransactionTemplate transaction,
            Notifier notifier,
            Duration timeout) {
        this.processors = processors;
        this.letters = letters;
        this.operations = operations;
        this.claims = claims;
        this.trail = trail;
        this.transaction = transaction;
        this.notifier = notifier;
        this.timeout = timeout;
    }

    /** @param cause null for all dead letters */
    RetriedDeadLetters retry(String processor, @Nullable String cause) {
        processors.check(processor);
        Instant requestedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        List<BlockedAggregate> aggregates = new ArrayList<>();
        String subject = cause == null ? "all dead letters" : "cause " + cause;
        long action = trail.record("retry", processor, subject, () -> aggregates.addAll(find(processor, cause)));
        long deadline = System.nanoTime() + timeout.toNanos();
        RoundResult result = RoundResult.NOTHING;
        while (result.finished() < aggregates.size() && (result.tried() == 0 || System.nanoTime() < deadline)) {
            try {
                result = result.plus(retryRound(processor, aggregates.subList(result.finished(), aggregates.size())));
            } catch (DataAccessException | TransactionException | EventStoreException e) {
                if (result.tried() == 0) {
                    throw e;
                }
                LOG.warn("The retry of {} ends early, with what its rounds have written", processor, e);
                break;
            }
        }
        RetriedDeadLetters retried = new RetriedDeadLetters(
                processor,
                "retry",
                requestedAt,
                aggregates.size(),
                result.applied() + result.left(),
                result.applied(),
                result.failed(),
                aggregates.size() - result.finished());
        try {
            trail.complete(action, retried.inWords());
        } catch (DataAccessException e) {
            LOG.warn("What came of action {} is not recorded: {}", action, retried.inWords(), e);
        }
        return retried;
    }

    private List<BlockedAggregate> find(String processor, @Nullable String cause) {
        List<BlockedAggregate> aggregates = letters.aggregates(processor, cause);
        if (cause != null && aggregates.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "No dead letter of " + processor + " has this cause.");
        }
        return aggregates;
    }

    /** The first of these aggregates. The last one of a round may go on in the next. */
    private RoundResult retryRound(String processor, List<BlockedAggregate> aggregates) {
        RoundResult result = Objects.requireNonNull(transaction.execute(status -> {
            claims.lock(processor);
            RoundResult sum = RoundResult.NOTHING;
            for (int i = 0; i < aggregates.size() && sum.tried() < ROUND; i++) {
                sum = sum.plus(retry(processor, aggregates.get(i), ROUND - sum.tried()));
            }
            return sum;
        }));
        notifier.signal(NotificationChannel.READ_MODELS);
        return result;
    }

    private RoundResult retry(String processor, BlockedAggregate aggregate, int limit) {
        List<DeadLetter> waiting = letters.of(processor, aggregate, limit + 1);
        List<DeadLetter> first = waiting.subList(0, Math.min(limit, waiting.size()));
        int applied = operations.retry(processor, first);
        return applied < first.size()
                ? new RoundResult(1, first.size(), applied, 1, letters.count(processor, aggregate))
                : new RoundResult(waiting.size() <= limit ? 1 : 0, applied, applied, 0, 0);
    }

    /**
     * What has come of some events.
     *
     * @param finished aggregates of which nothing waits any more, or an event has failed again
     * @param failed those of them in which an event has failed
     * @param left events that wait in these
     */
    private record RoundResult(int finished, int tried, long applied, int failed, long left) {

        static final RoundResult NOTHING = new RoundResult(0, 0, 0, 0, 0);

        RoundResult plus(RoundResult other) {
            return new RoundResult(
                    finished + other.finished,
                    tried + other.tried,
                    applied + other.applied,
                    failed + other.failed,
                    left + other.left);
        }
    }
}
