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

    private static final String FIRST_OF_EACH_AGGREGATE = """
            select distinct on (aggregate_id) aggregate_id, position, cause, attempts, tried_at,
                read_model.cause_id(cause, aggregate_id) as cause_id
            from read_model.dead_letters where processor = :processor and discarded_at is null
            order by aggregate_id, position
            """;

    private static final String CAUSES = """
            with first as (%s)
            select first.cause_id as id, (array_agg(first.cause order by first.position))[1] as cause,
                count(*) as events, count(distinct aggregate_id) as aggregates, min(since) as since,
                max(first.attempts) as attempts, max(first.tried_at) as last_attempt_at
            from first join read_model.dead_letters as waiting using (aggregate_id)
            where waiting.processor = :processor and waiting.discarded_at is null
            group by first.cause_id order by events desc, id
            """.formatted(FIRST_OF_EACH_AGGREGATE);

    /** Those that have waited longest for a try come first, so that a retry which was cut short can be sent again. */
    private static final String AGGREGATES = """
            select aggregate_id from (%s) as first where :cause::text is null or cause_id = :cause
            order by tried_at nulls first, position
            """.formatted(FIRST_OF_EACH_AGGREGATE);

    private static final String WAITING = """
            select position, aggregate_id, sequence_number, cause, since, attempts
            from read_model.dead_letters where processor = :processor and discarded_at is null
            """;

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
        return sql.sql(WAITING + """
                            and position > :after and (:cause::text is null
                                or aggregate_id in (select aggregate_id from (%s) as first where cause_id = :cause))
                        order by position limit :limit
                        """.formatted(FIRST_OF_EACH_AGGREGATE))
                .param("processor", processor)
                .param("cause", cause)
                .param("after", after)
                .param("limit", limit)
                .query(WaitingDeadLetters::letter)
                .list();
    }

    /** The aggregates in which something waits. */
    public List<String> aggregates(String processor, @Nullable String cause) {
        return sql.sql(AGGREGATES)
                .param("processor", processor)
                .param("cause", cause)
                .query(String.class)
                .list();
    }

    /** The first that wait in one aggregate, by position. */
    public List<DeadLetter> of(String processor, String aggregateId, int limit) {
        return sql.sql(WAITING + " and aggregate_id = :aggregate order by position limit :limit")
                .param("processor", processor)
                .param("aggregate", aggregateId)
                .param("limit", limit)
                .query(WaitingDeadLetters::letter)
                .list();
    }

    /** How many wait in one aggregate. */
    public long count(String processor, String aggregateId) {
        return sql.sql("select count(*) from (" + WAITING + " and aggregate_id = :aggregate) as waiting")
                .param("processor", processor)
                .param("aggregate", aggregateId)
                .query(Long.class)
                .single();
    }

    /** All that wait in the aggregate of one of them; empty if that one does not wait. */
    public List<DeadLetter> ofSameAggregate(String processor, long position) {
        return sql.sql(WAITING + """
                            and aggregate_id = (select aggregate_id from read_model.dead_letters
                                where processor = :processor and position = :position and discarded_at is null)
                        order by position
                        """)
                .param("processor", processor)
                .param("position", position)
                .query(WaitingDeadLetters::letter)
                .list();
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
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("cause"),
                Columns.instant(row, "since"),
                row.getInt("attempts"));
    }
}
