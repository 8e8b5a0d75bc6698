package dev.orderflow.platform.projections;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;

/**
 * Turns rows into columns, each of which is an array parameter of {@code unnest}. So a batch of any length is one statement with
 * one plan. Values are sent as text, which PostgreSQL casts to the type in the statement.
 */
public final class Columns<R> {

    private final Collection<R> rows;
    private final List<@Nullable String[]> columns = new ArrayList<>();

    private Columns(Collection<R> rows) {
        this.rows = rows;
    }

    public static <R> Columns<R> of(Collection<R> rows) {
        return new Columns<>(rows);
    }

    /** The next parameter of the statement. */
    public Columns<R> add(Function<R, @Nullable Object> value) {
        @Nullable String[] column = new @Nullable String[rows.size()];
        int index = 0;
        for (R row : rows) {
            Object cell = value.apply(row);
            column[index++] = cell == null ? null : cell.toString();
        }
        columns.add(column);
        return this;
    }

    /**
     * Writes all rows or none. The transaction goes on if the values are refused. The savepoint costs no round trip, because the
     * driver sends both statements at once.
     *
     * @throws DataIntegrityViolationException if the database refuses the values
     */
    public void update(JdbcTemplate jdbc, String sql) {
        try {
            jdbc.update("savepoint before_update; " + sql, this::bind);
        } catch (DataIntegrityViolationException refusal) {
            undo(jdbc);
            throw refusal;
        } catch (DataAccessResourceFailureException failure) {
            if (!isBeyondALimit(failure)) {
                throw failure;
            }
            undo(jdbc);
            throw new DataIntegrityViolationException("A value is too long", failure);
        }
    }

    private static void undo(JdbcTemplate jdbc) {
        jdbc.execute("rollback to savepoint before_update");
    }

    /** SQLSTATE class 54, such as a text that is too long for an index. Spring takes it for a failure of the server. */
    private static boolean isBeyondALimit(DataAccessException failure) {
        return failure.getCause() instanceof SQLException sql
                && sql.getSQLState() != null
                && sql.getSQLState().startsWith("54");
    }

    public <T> List<T> query(JdbcTemplate jdbc, String sql, RowMapper<T> mapper) {
        return jdbc.query(sql, this::bind, mapper);
    }

    private void bind(PreparedStatement statement) throws SQLException {
        for (int i = 0; i < columns.size(); i++) {
            statement.setArray(i + 1, statement.getConnection().createArrayOf("text", columns.get(i)));
        }
    }

    /** A {@code timestamptz}, which JDBC does not map to an {@link Instant} by itself. */
    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
