package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that read the table of events, as it can be seen at the moment. {@link LogReader} judges the gaps in what they find. */
final class EventTable {

    /** Most readers take 1,000 at once, and {@link #readOn} takes one more. */
    static final int MOST_ROWS = 1_001;

    /**
     * The constant limit is what lets PostgreSQL keep the plan. For {@code limit ?} alone it assumes a tenth of the table, so a plan
     * without the values looks too dear, and it plans each read anew, which takes longer than to read the few rows at the log's end.
     * See docs/decisions/0039-what-an-event-takes.md.
     */
    private static final String READ = """
            select * from (
                select %s
                from event_store.events where position > ? order by position limit %s
            ) as most_rows limit ?
            """.formatted(StoredEventRow.COLUMNS, MOST_ROWS);

    private static final String READ_AGGREGATE = """
            select %s
            from event_store.events where aggregate_id = ? and sequence_number > ? order by sequence_number limit ?
            """.formatted(StoredEventRow.COLUMNS);

    private static final String IS_THERE =
            "select exists (select from event_store.events where position = ? and event_id = ?::uuid)";

    private EventTable() {}

    /** The next events after a position, at most {@code limit} and at most {@link #MOST_ROWS}. */
    static List<StoredEvent> read(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            return fetch(select);
        }
    }

    /**
     * The same after an event. It is fetched too, and compared: so it costs no query of its own to see whether it is still there.
     *
     * @throws LogRewound if it is not
     */
    static List<StoredEvent> readOn(Connection connection, StoredEvent last, int limit) throws SQLException {
        List<StoredEvent> events = read(connection, last.position() - 1, limit + 1);
        if (events.isEmpty() || !last.isSameAs(events.get(0))) {
            throw new LogRewound(last);
        }
        return events.subList(1, events.size());
    }

    /** The next events of an aggregate after a sequence number. */
    static List<StoredEvent> readAggregate(Connection connection, String aggregateId, long after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ_AGGREGATE)) {
            select.setString(1, aggregateId);
            select.setLong(2, after);
            select.setInt(3, limit);
            return fetch(select);
        }
    }

    static boolean isThere(Connection connection, long position, String eventId) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(IS_THERE)) {
            select.setLong(1, position);
            select.setString(2, eventId);
            try (ResultSet row = select.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** The highest visible position; 0 if there is none. */
    static long head(DataSource connections) {
        try {
            return JdbcClient.create(connections)
                    .sql("select coalesce(max(position), 0) from event_store.events")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            throw new EventStoreException("Failed to read the head of the log", e);
        }
    }

    private static List<StoredEvent> fetch(PreparedStatement select) throws SQLException {
        List<StoredEvent> events = new ArrayList<>();
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                events.add(StoredEventRow.read(rows));
            }
        }
        return events;
    }
}
