package dev.orderflow.platform.operations;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.DeadLetter;
import dev.orderflow.platform.projections.DeadLetterCause;
import dev.orderflow.platform.projections.DeadLetterQueue;
import dev.orderflow.platform.projections.DeadLetterRetry;
import dev.orderflow.platform.projections.WaitingDeadLetters;
import dev.orderflow.platform.projections.processor.SegmentClaims;
import dev.orderflow.platform.web.problem.Problem;
import dev.orderflow.platform.web.problem.ProblemType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Lists, retries and discards dead letters, on any node, while the processor may run on another. */
final class DeadLetterOperations {

    private static final Pattern POSITION = Pattern.compile("0|[1-9][0-9]{0,17}");

    private final ProcessorLookup processors;
    private final WaitingDeadLetters letters;
    private final DeadLetterQueue queue;
    private final DeadLetterRetry retries;
    private final SegmentClaims claims;
    private final StoredEventLookup events;
    private final LogReader log;
    private final AuditTrail trail;
    private final Notifier notifier;

    DeadLetterOperations(
            ProcessorLookup processors,
            WaitingDeadLetters letters,
            DeadLetterQueue queue,
            DeadLetterRetry retries,
            SegmentClaims claims,
            StoredEventLookup events,
            LogReader log,
            AuditTrail trail,
            Notifier notifier) {
        this.processors = processors;
        this.letters = letters;
        this.queue = queue;
        this.retries = retries;
        this.claims = claims;
        this.events = events;
        this.log = log;
        this.trail = trail;
        this.notifier = notifier;
    }

    List<DeadLetterCause> causes(String processor) {
        return letters.causes(processors.check(processor));
    }

    /**
     * A page, which goes on also where the log has lost the events of all its dead letters.
     *
     * @param cause null for those of all causes
     */
    DeadLetterPage list(String processor, @Nullable String cause, long after, int limit) {
        List<DeadLetter> waiting = letters.page(processors.check(processor), cause, after, limit);
        Map<Long, DeadLetter> byPosition =
                waiting.stream().collect(Collectors.toMap(DeadLetter::position, Function.identity()));
        List<DeadLetterItem> items = events.upcast(positions(waiting)).stream()
                .map(event -> DeadLetterItem.of(Objects.requireNonNull(byPosition.get(event.position())), event))
                .toList();
        return new DeadLetterPage(
                items,
                waiting.isEmpty() ? after : waiting.get(waiting.size() - 1).position());
    }

    /** Retries all dead letters of the aggregate, from the first, whichever of them is named. */
    void retry(String processor, String id) {
        processors.check(processor);
        trail.record("retry", processor, "dead letter " + id, () -> {
            List<DeadLetter> ofAggregate = lockAggregate(processor, id);
            retry(processor, ofAggregate);
        });
        notifier.signal(NotificationChannel.READ_MODELS);
    }

    /** Retries the events that have only waited for the discarded one. */
    void discard(String processor, String id) {
        processors.check(processor);
        trail.record("discard", processor, "dead letter " + id, () -> {
            List<DeadLetter> ofAggregate = lockAggregate(processor, id);
            queue.discard(processor, Long.parseLong(id));
            if (isNamed(ofAggregate.get(0), id)) {
                retry(processor, ofAggregate.subList(1, ofAggregate.size()));
            }
        });
        notifier.signal(NotificationChannel.READ_MODELS);
    }

    /**
     * Retries what waits in an aggregate, or the first of it, in a transaction that holds the locks on the tokens of the processor.
     *
     * @return how many were applied
     */
    int retry(String processor, List<DeadLetter> ofAggregate) {
        return ofAggregate.isEmpty()
                ? 0
                : retries.retry(
                        processor,
                        ofAggregate.get(0).aggregate(),
                        ofAggregate.get(ofAggregate.size() - 1).position(),
                        events.messages(positions(ofAggregate)),
                        log.head() + 1);
    }

    /** All dead letters of the named one's aggregate. */
    private List<DeadLetter> lockAggregate(String processor, String id) {
        claims.lock(processor);
        // Other forms of the same number, such as 007, name nothing.
        List<DeadLetter> ofAggregate =
                POSITION.matcher(id).matches() ? letters.ofSameAggregate(processor, Long.parseLong(id)) : List.of();
        if (ofAggregate.isEmpty()) {
            throw new Problem(ProblemType.NOT_FOUND, "There is no dead letter " + id + " of " + processor + ".");
        }
        return ofAggregate;
    }

    private static boolean isNamed(DeadLetter letter, String id) {
        return Long.toString(letter.position()).equals(id);
    }

    private static List<Long> positions(List<DeadLetter> letters) {
        return letters.stream().map(DeadLetter::position).toList();
    }
}
