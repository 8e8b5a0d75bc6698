package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/**
 * Reads the log in the order of its positions, and never passes one that may still be filled.
 *
 * <p>Positions are drawn when an event is inserted, but events show when their transaction commits: a reader may see 8 before 7.
 * If it went on from 8 it would never see 7. So a reader that meets a gap looks who is writing to the log at that moment. Whoever
 * has drawn a position below one that shows already, is among them, because an insert locks the table before it draws; when all
 * of them have ended, what is missing was rolled back and never comes. Nobody else is waited for: a long transaction that does
 * not append stops no reader, and one that begins to append later does neither.
 */
public class LogReader {

    /**
     * How long one read waits at a gap before it returns with nothing. An append takes a millisecond or two, so this is rarely
     * used up; a caller who gets nothing comes again.
     */
    private static final long PATIENCE_NANOS = Duration.ofMillis(50).toNanos();

    private static final String READ = """
            select %s
            from event_store.events where position > ? order by position limit ?
            """.formatted(StoredEventRow.COLUMNS);

    private static final String READ_ORDER = """
            select %s
            from event_store.events where aggregate_id = ? and sequence_number > ? order by sequence_number limit ?
            """.formatted(StoredEventRow.COLUMNS);

    /** Prepared transactions are among them. A virtual transaction id is never used twice while the server runs. */
    private static final String WRITERS = """
            select virtualtransaction || ' of process ' || coalesce(pid::text, 'none, it is prepared') from pg_locks
            where relation = 'event_store.events'::regclass and mode = 'RowExclusiveLock' and granted
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final DataSource dataSource;

    /** Up to here no position is open any more, as some reader has found out for all. */
    private volatile long settled;

    private final GapWaits waits = new GapWaits();

    public LogReader(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    public GapWaits waits() {
        return waits;
    }

    /**
     * The next events after a position, at most {@code limit}. None, if there are none yet, or if the next may still be
     * preceded by one whose transaction is running.
     *
     * @throws EventStoreException if the database does not answer
     */
    public List<StoredEvent> read(long after, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            // Looked at before the fetch: of what has been settled since, the rows fetched may still show gaps.
            long known = settled;
            List<StoredEvent> events = fetch(connection, after, limit);
            List<StoredEvent> safe = beforeFirstGap(after, events, known);
            if (!safe.isEmpty() || events.isEmpty()) {
                // More than one gap is gone by the time that the reader comes back to it.
                return safe;
            }
            long seen = events.get(events.size() - 1).position();
            if (!settle(connection, after, seen)) {
                return List.of();
            }
            return beforeFirstGap(after, fetch(connection, after, limit), seen);
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read the log after position " + after, e);
        }
    }

    /**
     * The next events of an order after a sequence number, at most {@code limit}. An order has no gaps.
     *
     * @throws EventStoreException if the database does not answer
     */
    public List<StoredEvent> readOrder(String orderId, long after, int limit) {
        try (Connection connection = dataSource.getConnection()) {
            return readOrder(connection, orderId, after, limit);
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read order " + orderId, e);
        }
    }

    static List<StoredEvent> readOrder(Connection connection, String orderId, long after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ_ORDER)) {
            select.setString(1, orderId);
            select.setLong(2, after);
            select.setInt(3, limit);
            return fetch(select);
        }
    }

    /** The highest position that shows; events below it may still come. 0 if there is none. */
    public long head() {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement select =
                        connection.prepareStatement("select coalesce(max(position), 0) from event_store.events");
                ResultSet row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read the head of the log", e);
        }
    }

    private static List<StoredEvent> beforeFirstGap(long after, List<StoredEvent> events, long known) {
        long previous = after;
        for (int i = 0; i < events.size(); i++) {
            long position = events.get(i).position();
            if (position > previous + 1 && position - 1 > known) {
                return events.subList(0, i);
            }
            previous = position;
        }
        return events;
    }

    /** Whether all who were writing when {@code seen} had been seen have ended. */
    private boolean settle(Connection connection, long after, long seen) throws SQLException {
        Set<String> suspects = writers(connection);
        if (!suspects.isEmpty() && !awaitEnd(connection, after, suspects)) {
            return false;
        }
        settled = Math.max(settled, seen);
        return true;
    }

    /** Whether all of them end before the reader's patience does. */
    private boolean awaitEnd(Connection connection, long after, Set<String> suspects) throws SQLException {
        long begin = System.nanoTime();
        for (long pause = 1; !suspects.isEmpty(); pause *= 2) {
            if (System.nanoTime() - begin > PATIENCE_NANOS) {
                waits.gaveUp(after, suspects, begin);
                return false;
            }
            pause(pause);
            suspects.retainAll(writers(connection));
        }
        waits.ended(begin);
        return true;
    }

    private static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventStoreException("Interrupted while waiting for an append to end", e);
        }
    }

    private static Set<String> writers(Connection connection) throws SQLException {
        Set<String> writers = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(WRITERS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                writers.add(rows.getString(1));
            }
        }
        return writers;
    }

    private static List<StoredEvent> fetch(Connection connection, long after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ)) {
            select.setLong(1, after);
            select.setInt(2, limit);
            return fetch(select);
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
