package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.DeadLetter;
import dev.orderflow.platform.projections.DeadLetterQueue;
import dev.orderflow.platform.projections.DeadLetterRetry;
import dev.orderflow.platform.projections.processing.SegmentClaims;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Where dead letters are looked at, tried again, and thrown away: on any node, while the processor may run on another. */
@Component
class DeadLetterOperations {

    private final ProcessorQueries processors;
    private final DeadLetterQueue letters;
    private final DeadLetterRetry redelivery;
    private final SegmentClaims claims;
    private final StoredEventLookup events;
    private final LogReader log;
    private final TransactionTemplate transaction;
    private final Notifier notifier;

    DeadLetterOperations(
            ProcessorQueries processors,
            DeadLetterQueue letters,
            DeadLetterRetry redelivery,
            SegmentClaims claims,
            StoredEventLookup events,
            LogReader log,
            TransactionTemplate transaction,
            Notifier notifier) {
        this.processors = processors;
        this.letters = letters;
        this.redelivery = redelivery;
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

    /** Tries the order's letters from the first, whichever of them was named. */
    void retry(String processor, String id) {
        processors.check(processor);
        transaction.executeWithoutResult(status -> {
            List<DeadLetter> ofOrder = lockOrder(processor, id);
            retry(processor, ofOrder);
        });
        notifier.signal(NotificationChannel.READ_MODELS);
    }

    /** What has waited behind this letter alone is tried. */
    void discard(String processor, String id) {
        processors.check(processor);
        transaction.executeWithoutResult(status -> {
            List<DeadLetter> ofOrder = lockOrder(processor, id);
            letters.discard(processor, Long.parseLong(id));
            if (isNamed(ofOrder.get(0), id)) {
                retry(processor, ofOrder.subList(1, ofOrder.size()));
            }
        });
        notifier.signal(NotificationChannel.READ_MODELS);
    }

    /** All letters of the order that the named one is of. */
    private List<DeadLetter> lockOrder(String processor, String id) {
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

    private void retry(String processor, List<DeadLetter> ofOrder) {
        if (!ofOrder.isEmpty()) {
            redelivery.retry(
                    processor, ofOrder.get(0).aggregateId(), events.messages(positions(ofOrder)), log.head() + 1);
        }
    }

    /** A name is compared as the list shows it; one of another form is nobody's. */
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
