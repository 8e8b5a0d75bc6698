package dev.orderflow.platform.projections.stepping;

import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.projections.Columns;
import dev.orderflow.platform.projections.Generation;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The tables {@code stepping_sessions} and {@code stepping_changes}. */
final class SteppingTable {

    /** One statement, so that a step of somebody else is there as a whole or not at all. */
    private static final String FIND = """
            select session.*, table_name, key, before, after,
                (select count(*) from read_model.dead_letters
                    where dead_letters.processor = :build and discarded_at is null) as dead_letters
            from read_model.stepping_sessions as session left join read_model.stepping_changes using (processor)
            where processor = :readModel and not read_model.is_stepping_stale(session)
            order by id
            """;

    private static final String LOCK = """
            select position from read_model.stepping_sessions where processor = ? and position = ? for update
            """;

    private static final String MOVE = """
            update read_model.stepping_sessions set position = :position, event_id = :event::uuid, used_at = now(),
                outcome = null, cause = null, handler = null
            where processor = :readModel
            """;

    /** A dead letter that the event has become, if any. */
    record Letter(String cause, int attempts, boolean isDiscarded) {

        StepOutcome outcome() {
            if (isDiscarded) {
                return StepOutcome.DISCARDED;
            }
            return attempts == 0 ? StepOutcome.WAITING : StepOutcome.DEAD_LETTER;
        }
    }

    private final JdbcClient sql;
    private final Duration idleTimeout;

    SteppingTable(JdbcClient sql, Duration idleTimeout) {
        this.sql = sql;
        this.idleTimeout = idleTimeout;
    }

    /** Returns false if there is a session already. */
    boolean begin(String readModel) {
        try {
            sql.sql("select read_model.begin_stepping(?)").param(readModel).query(row -> {});
            return true;
        } catch (DuplicateKeyException e) {
            return false;
        }
    }

    boolean end(String readModel) {
        return sql.sql("select read_model.end_stepping(?)")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }

    Optional<SteppingSession> find(String readModel) {
        return sql.sql(FIND)
                .param("readModel", readModel)
                .param("build", Generation.stepping(readModel).processor())
                .query(this::session);
    }

    /**
     * Lets nobody else move the session until the transaction ends.
     *
     * @throws SteppingMoved if somebody else has moved or ended it
     */
    void lock(String readModel, long position) {
        if (sql.sql(LOCK)
                .params(readModel, position)
                .query(Long.class)
                .optional()
                .isEmpty()) {
            throw new SteppingMoved("Somebody else has just moved the session, or it has ended.");
        }
    }

    /** From now until the transaction ends, changes of rows are recorded. */
    void recordChanges() {
        sql.sql("set local orderflow.stepping = 'on'").update();
    }

    void moveTo(String readModel, StoredEvent last) {
        sql.sql(MOVE)
                .param("readModel", readModel)
                .param("position", last.position())
                .param("event", last.eventId())
                .update();
    }

    void forgetChanges(String readModel) {
        sql.sql("delete from read_model.stepping_changes where processor = ?")
                .param(readModel)
                .update();
    }

    boolean hasChanges(String readModel) {
        return sql.sql("select exists (select from read_model.stepping_changes where processor = ?)")
                .param(readModel)
                .query(Boolean.class)
                .single();
    }

    Optional<Letter> letter(String readModel, long position) {
        return sql.sql("""
                        select cause, attempts, discarded_at is not null as is_discarded
                        from read_model.dead_letters where processor = ? and position = ?
                        """)
                .params(Generation.stepping(readModel).processor(), position)
                .query(Letter.class)
                .optional();
    }

    void describe(String readModel, StepOutcome outcome, @Nullable String cause, @Nullable String handler) {
        sql.sql("""
                        update read_model.stepping_sessions set outcome = :outcome, cause = :cause, handler = :handler
                        where processor = :readModel
                        """)
                .param("outcome", outcome.tag())
                .param("cause", cause)
                .param("handler", handler)
                .param("readModel", readModel)
                .update();
    }

    private Optional<SteppingSession> session(ResultSet rows) throws SQLException {
        if (!rows.next()) {
            return Optional.empty();
        }
        String outcome = rows.getString("outcome");
        return Optional.of(new SteppingSession(
                rows.getString("processor"),
                rows.getLong("position"),
                Columns.instant(rows, "started_at"),
                Columns.instant(rows, "used_at").plus(idleTimeout),
                rows.getLong("dead_letters"),
                outcome == null
                        ? null
                        : new Step(
                                StepOutcome.of(outcome),
                                rows.getString("cause"),
                                rows.getString("handler"),
                                changes(rows))));
    }

    private static List<RowChange> changes(ResultSet rows) throws SQLException {
        List<RowChange> changes = new ArrayList<>();
        do {
            if (rows.getString("table_name") != null) {
                changes.add(new RowChange(
                        rows.getString("table_name"),
                        rows.getString("key"),
                        rows.getString("before"),
                        rows.getString("after")));
            }
        } while (rows.next());
        return changes;
    }
}
