package dev.orderflow.platform.projections;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The dead letters that wait, as people ask for them. The first one of each aggregate is the event that failed. The others wait behind it,
 * so they belong to its cause. See docs/decisions/0041-operators-see-causes-actions-and-the-past.md.
 */
public class WaitingDeadLetters {

    /** Those of all tenants, because operators see all. Without tenants there is no such column. */
    private static final String WAITING = """
            select position, aggregate_id, coalesce(to_jsonb(letter) ->> 'tenant', '') as tenant,
                sequence_number, cause, since, attempts, tried_at
            from read_model.dead_letters as letter where processor = :processor and discarded_at is null
            """;

    private static final String FIRST_OF_EACH_AGGREGATE = """
            select distinct on (aggregate_id, tenant) *, read_model.cause_id(cause, aggregate_id) as cause_id
            from (%s) as waiting order by aggregate_id, tenant, position
            """.formatted(WAITING);

    private static final String CAUSES = """
            with first as (%s)
            select first.cause_id as id, (array_agg(first.cause order by first.position))[1] as cause,
                count(*) as events, count(distinct (aggregate_id, tenant)) as aggregates, min(waiting.since) as since,
                max(first.attempts) as attempts, max(first.tried_at) as last_attempt_at
            from first join (%s) as waiting using (aggregate_id, tenant)
            group by first.cause_id order by events desc, id
            """.formatted(FIRST_OF_EACH_AGGREGATE, WAITING);

    /** Those that have waited longest for a try come first, so that a retry which was cut short can be sent again. */
    private static final String AGGREGATES = """
            select aggregate_id, tenant from (%s) as first where :cause::text is null or cause_id = :cause
            order by tried_at nulls first, position
            """.formatted(FIRST_OF_EACH_AGGREGATE);

    private static final String PAGE = """
            select * from (%s) as waiting
            where position > :after and (:cause::text is null
                or (aggregate_id, tenant) in (select aggregate_id, tenant from (%s) as first where cause_id = :cause))
            order by position limit :limit
            """.formatted(WAITING, FIRST_OF_EACH_AGGREGATE);

    private static final String OF_AGGREGATE = """
            from (%s) as waiting where aggregate_id = :aggregate and tenant = :tenant
            """.formatted(WAITING);

    private static final String OF_SAME_AGGREGATE = """
            select * from (%1$s) as waiting
            where (aggregate_id, tenant) = (select aggregate_id, tenant from (%1$s) as named where position = :position)
            order by position
            """.formatted(WAITING);

    private final JdbcClient sql;

    WaitingDeadLetters(JdbcClient sql) {
        this.sql = sql;
    }

    /** The causes with the most events come first. */
    public List<DeadLetterCause> causes(String processor) {
        return sql.sql(CAUSES)
                .param("processor", processor)
                .query(WaitingDeadLetters::cause)
                .list();
    }

    /**
     * A page, by position.
     *
     * @param cause null for those of all causes
     */
    public List<DeadLetter> page(String processor, @Nullable String cause, long after, int limit) {
        return sql.sql(PAGE)
                .param("processor", processor)
                .param("cause", cause)
                .param("after", after)
                .param("limit", limit)
                .query(WaitingDeadLetters::letter)
                .list();
    }

    /** The aggregates in which something waits. */
    public List<BlockedAggregate> aggregates(String processor, @Nullable String cause) {
        return sql.sql(AGGREGATES)
                .param("processor", processor)
                .param("cause", cause)
                .query(WaitingDeadLetters::aggregate)
                .list();
    }

    /** The first that wait in one aggregate, by position. */
    public List<DeadLetter> of(String processor, BlockedAggregate aggregate, int limit) {
        return sql.sql("select * " + OF_AGGREGATE + " order by position limit :limit")
                .param("processor", processor)
                .param("aggregate", aggregate.id())
                .param("tenant", aggregate.tenant())
                .param("limit", limit)
                .query(WaitingDeadLetters::letter)
                .list();
    }

    /** How many wait in one aggregate. */
    public long count(String processor, BlockedAggregate aggregate) {
        return sql.sql("select count(*) " + OF_AGGREGATE)
                .param("processor", processor)
                .param("aggregate", aggregate.id())
                .param("tenant", aggregate.tenant())
                .query(Long.class)
                .single();
    }

    /** All that wait in the aggregate of one of them; empty if that one does not wait. */
    public List<DeadLetter> ofSameAggregate(String processor, long position) {
        return sql.sql(OF_SAME_AGGREGATE)
                .param("processor", processor)
                .param("position", position)
                .query(WaitingDeadLetters::letter)
                .list();
    }

    private static BlockedAggregate aggregate(ResultSet row, int number) throws SQLException {
        return new BlockedAggregate(row.getString("aggregate_id"), row.getString("tenant"));
    }

    private static DeadLetterCause cause(ResultSet row, int number) throws SQLException {
        return new DeadLetterCause(
                row.getString("id"),
                row.getString("cause"),
                row.getLong("events"),
                row.getLong("aggregates"),
                Columns.instant(row, "since"),
                row.getInt("attempts"),
                row.getObject("last_attempt_at") == null ? null : Columns.instant(row, "last_attempt_at"));
    }

    private static DeadLetter letter(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getLong("position"),
                aggregate(row, number),
                row.getLong("sequence_number"),
                row.getString("cause"),
                Columns.instant(row, "since"),
                row.getInt("attempts"));
    }
}
