package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.DeadLetter;
import dev.orderflow.platform.projections.DeadLetterQueue;
import dev.orderflow.platform.projections.DeadLetterRetry;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.transaction.support.TransactionTemplate;

/** Lists, retries and discards dead letters, on any node, while the processor may run on another. */
final class DeadLetterOperations {

    private final ProcessorLookup processors;
    private final DeadLetterQueue letters;
    private final DeadLetterRetry retries;
    private final SegmentClaims claims;
    private final StoredEventLookup events;
    private final LogReader log;
    private final TransactionTemplate transaction;
    private final Notifier notifier;

    DeadLetterOperations(
            ProcessorLookup processors,
            DeadLetterQueue letters,
            DeadLetterRetry retries,
            SegmentClaims claims,
            StoredEventLookup events,
            LogReader log,
            TransactionTemplate transaction,
            Notifier notifier) {
        this.processors = processors;
        this.letters = letters;
        this.retries = retries;
        this.claims = claims;
        this.events = events;
        this.log = log;
        this.transaction = transaction;
        this.notifier = notifier;
    }

    List<DeadLetterItem> list(String processor) {
        processors.check(processor);
        List<DeadLetter> waiting = letters.waiting(processor);
        Map<Long, DeadLetter> byPosition =
                waiting.stream().collect(Collectors.toMap(DeadLetter::position, Function.identity()));
        return events.upcast(positions(waiting)).stream()
                .map(event -> DeadLetterItem.of(Objects.requireNonNull(byPosition.get(event.position())), event))
                .toList();
    }

    /** Retries all dead letters of the aggregate, from the first, whichever of them is named. */
    void retry(String processor, String id) {
        processors.check(processor);
        transaction.executeWithoutResult(status -> {
            List<DeadLetter> ofAggregate = lockAggregate(processor, id);
            retry(processor, ofAggregate);
        });
        notifier.signal(NotificationChannel.READ_MODELS);
    }

    /** Retries the events that have only waited for the discarded one. */
    void discard(String processor, String id) {
        processors.check(processor);
        transaction.executeWithoutResult(status -> {
            List<DeadLetter> ofAggregate = lockAggregate(processor, id);
            letters.discard(processor, Long.parseLong(id));
            if (isNamed(ofAggregate.get(0), id)) {
                retry(processor, ofAggregate.subList(1, ofAggregate.size()));
            }
        });
        notifier.signal(NotificationChannel.READ_MODELS);
    }

    /** All dead letters of the named one's aggregate. */
    private List<DeadLetter> lockAggregate(String processor, String id) {
        claims.lock(processor);
        List<DeadLetter> waiting = letters.waiting(processor);
        DeadLetter named = waiting.stream()
                .filter(letter -> isNamed(letter, id))
                .findFirst()
                .orElseThrow(() -> notFound("There is no dead letter " + id + " of " + processor + "."));
        return waiting.stream()
                .filter(letter -> letter.aggregateId().equals(named.aggregateId()))
                .toList();
    }

    private void retry(String processor, List<DeadLetter> ofAggregate) {
        if (!ofAggregate.isEmpty()) {
            retries.retry(
                    processor,
                    ofAggregate.get(0).aggregateId(),
                    events.messages(positions(ofAggregate)),
                    log.head() + 1);
        }
    }

    /** Compares texts, so that other forms of the same number, such as 007, name nothing. */
    private static boolean isNamed(DeadLetter letter, String id) {
        return Long.toString(letter.position()).equals(id);
    }

    private static List<Long> positions(List<DeadLetter> letters) {
        return letters.stream().map(DeadLetter::position).toList();
    }

    private static Problem notFound(String detail) {
        return new Problem(ProblemType.NOT_FOUND, detail);
    }
}
