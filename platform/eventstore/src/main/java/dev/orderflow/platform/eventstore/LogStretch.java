package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGStatement;

/**
 * One stretch of the log, as {@link LogSearch} reads it.
 *
 * @param start its first position
 * @param end the position after its last one
 */
record LogStretch(LogFilter filter, long start, long end) {

    static final String BY_INDICES = """
            set local enable_indexscan = off;
            set local enable_seqscan = off;
            set local max_parallel_workers_per_gather = 0;
            set local jit = off
            """;

    /**
     * The newest events of this stretch that fit, the newest first.
     *
     * @param byIndices by the indices of the search, for the rest of this transaction, and otherwise backwards along the primary key
     */
    List<StoredEvent> read(Connection connection, boolean byIndices, int limit) throws SQLException {
        if (byIndices) {
            askIndices(connection);
        }
        try (PreparedStatement select = connection.prepareStatement(statement(byIndices))) {
            // Planned for these values: what is good for a rare one is bad for a common one.
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            int parameter = 0;
            select.setLong(++parameter, start);
            select.setLong(++parameter, end);
            for (Object value : filter.values()) {
                select.setObject(++parameter, value);
            }
            select.setInt(++parameter, limit);
            List<StoredEvent> events = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    events.add(StoredEventRow.read(rows));
                }
            }
            return events;
        }
    }

    /**
     * PostgreSQL takes for granted that what fits is spread evenly over the log, so it would go through a long stretch event by event until it
     * has found enough.
     */
    private static void askIndices(Connection connection) throws SQLException {
        try (Statement settings = connection.createStatement()) {
            settings.execute(BY_INDICES);
        }
    }

    /** First the positions alone. A bitmap gives them ascending, so to sort whole events would copy each of them. */
    String statement(boolean byIndices) {
        String position = byIndices ? "position + 0" : "position"; // the indices of the search have it as this term
        return """
                select %s
                from event_store.events
                where position = any (array(
                    select position from event_store.events
                    where %s >= ? and %s < ?%s
                    order by position desc limit ?))
                order by position desc
                """.formatted(StoredEventRow.COLUMNS, position, position, filter.sql());
    }
}
