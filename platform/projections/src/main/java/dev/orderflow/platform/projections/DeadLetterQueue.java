package dev.orderflow.platform.projections;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code dead_letters}: events that processors could not apply. See docs/decisions/0018-dead-letters-are-pointers.md. */
public class DeadLetterQueue {

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetterQueue.class);

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

    /** If some of an aggregate still wait, it is for the same cause: the first of them inherits it. Returns how many were removed. */
    private static final String REMOVE = """
            with applied as (
                delete from read_model.dead_letters
                where processor = :processor and aggregate_id = :aggregate and discarded_at is null and position <= :last
                returning position, cause),
            next as (
                update read_model.dead_letters set cause = (select cause from applied order by position limit 1)
                where exists (select from applied) and processor = :processor and position = (
                    select min(position) from read_model.dead_letters
                    where processor = :processor and aggregate_id = :aggregate and discarded_at is null and position > :last))
            select count(*) from applied
            """;

    private final JdbcTemplate jdbc;
    private final SkippedEvents skipped;
    private final int limit;

    /** @param limit with more dead letters than this a processor stops, which is better than a read model full of gaps */
    DeadLetterQueue(JdbcTemplate jdbc, SkippedEvents skipped, int limit) {
        this.jdbc = jdbc;
        this.skipped = skipped;
        this.limit = limit;
    }

    /** Gives up an event: it will not be applied. */
    public void discard(String processor, long position) {
        jdbc.update(
                "update read_model.dead_letters set discarded_at = now() where processor = ? and position = ?",
                processor,
                position);
    }

    /**
     * Removes the dead letters of an aggregate that have been applied: those before the one that failed, or all that were tried.
     * Returns how many.
     *
     * @param last the position up to which they were tried
     */
    int settle(String processor, String aggregateId, long last, @Nullable DeadLetterCandidate failed) {
        int applied = JdbcClient.create(jdbc)
                .sql(REMOVE)
                .param("processor", processor)
                .param("aggregate", aggregateId)
                .param("last", failed == null ? last : failed.event().position() - 1)
                .query(Integer.class)
                .single();
        if (failed != null) {
            log(processor, failed);
            jdbc.update(
                    "update read_model.dead_letters set attempts = attempts + 1, tried_at = now(), cause = ?"
                            + " where processor = ? and position = ?",
                    failed.cause(),
                    processor,
                    failed.event().position());
        }
        return applied;
    }

    DeadLetterStore of(Generation generation) {
        return new DeadLetterStore() {
            @Override
            public BlockedSequences of(Collection<String> aggregateIds) {
                return find(generation, aggregateIds);
            }

            @Override
            public void add(List<DeadLetterCandidate> candidates) {
                park(generation.processor(), candidates);
            }

            @Override
            public void requireRoomFor(List<DeadLetterCandidate> added) {
                refuseTooMany(generation.processor(), added);
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
        };
    }

    /** A new build tries again what was discarded in the live one. What fails again, stays discarded. */
    private BlockedSequences find(Generation generation, Collection<String> aggregateIds) {
        String processor = generation.processor();
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

    private void park(String processor, List<DeadLetterCandidate> candidates) {
        candidates.stream()
                .filter(letter -> letter.failure() != null && !letter.isDiscarded())
                .forEach(letter -> log(processor, letter));
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
    private void refuseTooMany(String processor, List<DeadLetterCandidate> added) {
        int waiting = count(processor);
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

    private static void log(String processor, DeadLetterCandidate letter) {
        LOG.warn(
                "{} parks the event at position {} and the later events of aggregate {}",
                processor,
                letter.event().position(),
                letter.event().aggregateId(),
                letter.failure());
    }

    private int count(String processor) {
        return Objects.requireNonNull(jdbc.queryForObject(
                "select count(*) from read_model.dead_letters where processor = ? and discarded_at is null",
                Integer.class,
                processor));
    }
}
