package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.StoredEventLookup;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Events that processors could not apply, and what becomes of them: they are given up, or tried again. A batch gets those of its processor
 * as a {@link DeadLetterStore}. See docs/decisions/0018-dead-letters-are-pointers.md.
 */
public class DeadLetterQueue {

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
    private final Supplier<StoredEventLookup> log;
    private final int limit;

    /**
     * @param log is not asked before a batch needs it
     * @param limit with more dead letters than this a processor stops, which is better than a read model full of gaps
     */
    DeadLetterQueue(JdbcTemplate jdbc, SkippedEvents skipped, Supplier<StoredEventLookup> log, int limit) {
        this.jdbc = jdbc;
        this.skipped = skipped;
        this.log = log;
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
            failed.log(processor);
            jdbc.update(
                    "update read_model.dead_letters set attempts = attempts + 1, tried_at = now(), cause = ?"
                            + " where processor = ? and position = ?",
                    failed.cause(),
                    processor,
                    failed.event().position());
        }
        return applied;
    }

    /** @param eventType of the events that feed the read model */
    DeadLetterStore of(Generation generation, Class<?> eventType) {
        return new DeadLetterTable(jdbc, skipped, log, generation, eventType, limit);
    }
}
