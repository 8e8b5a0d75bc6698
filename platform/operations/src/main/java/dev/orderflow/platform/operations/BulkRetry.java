package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
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

    /** Aggregates in one transaction. The processor stands still for so long, which is some 50 ms. */
    private static final int ROUND = 20;

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
        List<String> aggregates = new ArrayList<>();
        String subject = cause == null ? "all dead letters" : "cause " + cause;
        long action = trail.record("retry", processor, subject, () -> aggregates.addAll(find(processor, cause)));
        long deadline = System.nanoTime() + timeout.toNanos();
        RoundResult result = new RoundResult(0, 0, 0);
        int tried = 0;
        while (tried < aggregates.size() && (tried == 0 || System.nanoTime() < deadline)) {
            List<String> round = aggregates.subList(tried, Math.min(tried + ROUND, aggregates.size()));
            try {
                result = result.plus(retryRound(processor, round));
            } catch (DataAccessException | TransactionException | EventStoreException e) {
                if (tried == 0) {
                    throw e;
                }
                LOG.warn("The retry of {} ends early, with what its rounds have written", processor, e);
                break;
            }
            tried += round.size();
        }
        RetriedDeadLetters retried = new RetriedDeadLetters(
                processor,
                "retry",
                requestedAt,
                aggregates.size(),
                result.events(),
                result.applied(),
                result.failedAggregates(),
                aggregates.size() - tried);
        try {
            trail.complete(action, retried.inWords());
        } catch (DataAccessException e) {
            LOG.warn("What came of action {} is not recorded: {}", action, retried.inWords(), e);
        }
        return retried;
    }

    private List<String> find(String processor, @Nullable String cause) {
        List<String> aggregates = letters.aggregates(processor, cause);
        if (cause != null && aggregates.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "No dead letter of " + processor + " has this cause.");
        }
        return aggregates;
    }

    private RoundResult retryRound(String processor, List<String> aggregates) {
        RoundResult result = Objects.requireNonNull(transaction.execute(status -> {
            claims.lock(processor);
            RoundResult sum = new RoundResult(0, 0, 0);
            for (String aggregate : aggregates) {
                List<DeadLetter> waiting = letters.of(processor, aggregate);
                int applied = operations.retry(processor, waiting);
                sum = sum.plus(new RoundResult(waiting.size(), applied, applied < waiting.size() ? 1 : 0));
            }
            return sum;
        }));
        notifier.signal(NotificationChannel.READ_MODELS);
        return result;
    }

    private record RoundResult(long events, long applied, long failedAggregates) {

        RoundResult plus(RoundResult other) {
            return new RoundResult(
                    events + other.events, applied + other.applied, failedAggregates + other.failedAggregates);
        }
    }
}
