package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.StoredEventLookup;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.UnknownSerializedType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The rows of one processor in the table {@code dead_letters}, as its batches read them and add to them. */
final class DeadLetterTable implements DeadLetterStore {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterTable.class);

    private static final String ADD = """
            insert into read_model.dead_letters (
                processor, position, aggregate_id, sequence_number, cause, attempts, tried_at, discarded_at)
            select processor, position, aggregate_id, sequence_number, cause, attempts, case when attempts > 0 then now() end,
                case when is_discarded then now() end
            from unnest(?::text[], ?::bigint[], ?::text[], ?::bigint[], ?::text[], ?::integer[], ?::boolean[])
                as added (processor, position, aggregate_id, sequence_number, cause, attempts, is_discarded)
            on conflict on constraint dead_letters_pkey do nothing
            """;

    /** The versions up to the first one that is missing are those that have their place. */
    private static final String FIRST_MISSING = """
            select :from + count(*) from (
                select sequence_number - row_number() over (order by sequence_number) as distance
                from event_store.events
                where aggregate_id = :aggregate and sequence_number >= :from and sequence_number < :version
                    and position < :position) as logged
            where distance = :from - 1
            """;

    /** One is enough of each: upcasters go by type and revision. */
    private static final String FIRST_OF_EACH_TYPE = """
            select distinct on (type, revision) position from event_store.events
            where aggregate_id = ? and sequence_number >= ? and sequence_number < ?
            order by type, revision, sequence_number
            """;

    private final JdbcTemplate jdbc;
    private final SkippedEvents skipped;
    private final Supplier<StoredEventLookup> log;
    private final Generation generation;
    private final Class<?> eventType;
    private final String processor;
    private final int limit;

    /** @param limit with more dead letters than this the processor stops, which is better than a read model full of gaps */
    DeadLetterTable(
            JdbcTemplate jdbc,
            SkippedEvents skipped,
            Supplier<StoredEventLookup> log,
            Generation generation,
            Class<?> eventType,
            int limit) {
        this.jdbc = jdbc;
        this.skipped = skipped;
        this.log = log;
        this.generation = generation;
        this.eventType = eventType;
        this.processor = generation.processor();
        this.limit = limit;
    }

    /** A new build tries again what was discarded in the live one. What fails again, stays discarded. */
    @Override
    public BlockedSequences of(Collection<String> aggregateIds) {
        BlockedSequences blocked = new BlockedSequences(skipped.any(processor));
        jdbc.query(
                "select processor = ?, discarded_at is null, aggregate_id, sequence_number from read_model.dead_letters"
                        + " where (processor = ? or processor = ? and discarded_at is not null) and aggregate_id = any (?)",
                row -> {
                    boolean isOurs = row.getBoolean(1);
                    boolean isWaiting = row.getBoolean(2);
                    String aggregateId = row.getString(3);
                    long version = row.getLong(4);
                    if (isWaiting) {
                        blocked.hold(aggregateId, version);
                    } else if (isOurs) {
                        blocked.discard(aggregateId, version);
                    } else {
                        blocked.discardIfItFails(aggregateId, version);
                    }
                },
                processor,
                processor,
                generation.readModel(),
                aggregateIds.toArray(String[]::new));
        return blocked;
    }

    @Override
    public void add(List<DeadLetterCandidate> candidates) {
        candidates.stream()
                .filter(letter -> letter.failure() != null && !letter.isDiscarded())
                .forEach(letter -> letter.log(processor));
        // One segment after the other, so that each counts the dead letters of the others.
        jdbc.query("select pg_advisory_xact_lock(hashtext('dead letters'), hashtext(?))", row -> {}, processor);
        Columns.of(candidates)
                .add(letter -> processor)
                .add(letter -> letter.event().position())
                .add(letter -> letter.event().aggregateId())
                .add(letter -> letter.event().version())
                .add(DeadLetterCandidate::cause)
                .add(DeadLetterCandidate::attempts)
                .add(DeadLetterCandidate::isDiscarded)
                .update(jdbc, ADD);
    }

    /** Those of one tenant follow those of another, so the first in the list need not be the first in the log. */
    @Override
    public void requireRoomFor(List<DeadLetterCandidate> added) {
        int waiting = count();
        if (waiting > limit) {
            DeadLetterCandidate first = Collections.min(
                    added, Comparator.comparing(letter -> letter.event().position()));
            throw new IllegalStateException("%s has no room for more dead letters than %s, and stops at position %s: %s"
                    .formatted(processor, limit, first.event().position(), first.cause()));
        }
        if (10L * waiting >= 8L * limit) {
            LOG.warn("{} has {} dead letters; with more than {} it stops", processor, waiting, limit);
        }
    }

    @Override
    public long firstMissing(EventEnvelope event, long from) {
        return JdbcClient.create(jdbc)
                .sql(FIRST_MISSING)
                .param("from", from)
                .param("aggregate", event.aggregateId())
                .param("version", event.version())
                .param("position", event.position())
                .query(Long.class)
                .single();
    }

    @Override
    public long firstOfAnotherKind(EventEnvelope event, long from, long end) {
        List<Long> positions = jdbc.queryForList(FIRST_OF_EACH_TYPE, Long.class, event.aggregateId(), from, end);
        return log.get().messages(positions).stream()
                .filter(this::isOfAnotherKind)
                .mapToLong(other -> ((DomainEventMessage<?>) other).getSequenceNumber())
                .min()
                .orElse(end);
    }

    private boolean isOfAnotherKind(TrackedEventMessage<?> event) {
        Class<?> type = event.getPayloadType();
        return type != UnknownSerializedType.class && !eventType.isAssignableFrom(type);
    }

    private int count() {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from read_model.dead_letters where processor = ? and discarded_at is null",
                Integer.class,
                processor));
    }
}
