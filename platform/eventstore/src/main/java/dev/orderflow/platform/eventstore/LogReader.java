package dev.orderflow.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
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
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the log in order, and never passes a position that may still be filled.
 *
 * <p>An event gets its position when it is inserted, but it is visible only after its transaction has committed: a reader may see 8
 * before 7, and if it went on from 8 it would never see 7. So a reader that meets a gap looks which transactions are writing to the
 * log at that moment. Every transaction that has a position below a visible one is among them, because an insert locks the table
 * before it takes a position. When all of them have ended, a position that is still missing was rolled back and never comes. The
 * reader waits for these transactions only: a long transaction that does not append stops no reader, nor does one that begins to
 * append later. See docs/decisions/0011-readers-wait-for-writers.md.
 */
public class LogReader implements AutoCloseable {

    private static final String READ = """
            select %s
            from event_store.events where position > ? order by position limit ?
            """.formatted(StoredEventRow.COLUMNS);

    private static final String READ_AGGREGATE = """
            select %s
            from event_store.events where aggregate_id = ? and sequence_number > ? order by sequence_number limit ?
            """.formatted(StoredEventRow.COLUMNS);

    /** Prepared transactions included. A virtual transaction id is never used twice while the server runs. */
    private static final String WRITERS = """
            select virtualtransaction || ' of process ' || coalesce(pid::text, 'none, it is prepared') from pg_locks
            where relation = 'event_store.events'::regclass and mode = 'RowExclusiveLock' and granted
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final DataSource application;
    private final @Nullable HikariDataSource pool;
    private final long gapWaitNanos;

    /** No position up to this one can be filled any more. One reader finds this out for all. */
    private volatile long settled;

    private final GapStatistics waits = new GapStatistics();

    /** @param gapWait how long one read waits at a gap before it returns nothing */
    public LogReader(DataSource application, Duration gapWait) {
        this(application, null, gapWait);
    }

    /** @param pool only for {@link #read}, so that the tail and the processors don't wait for busy requests; closed with this reader */
    LogReader(DataSource application, @Nullable HikariDataSource pool, Duration gapWait) {
        this.application = application;
        this.pool = pool;
        this.gapWaitNanos = gapWait.toNanos();
    }

    public GapStatistics waits() {
        return waits;
    }

    /**
     * The next events after a position, at most {@code limit}. None if there are none yet, or if a transaction that is still
     * running may insert one before them.
     *
     * @throws EventStoreException if the database does not answer
     */
    public List<StoredEvent> read(long after, int limit) {
        try (Connection connection = (pool == null ? application : pool).getConnection()) {
            // Read before the fetch: the fetched rows may show gaps below a position that is settled later.
            long known = settled;
            List<StoredEvent> events = fetch(connection, after, limit);
            List<StoredEvent> safe = beforeFirstGap(after, events, known);
            if (!safe.isEmpty() || events.isEmpty()) {
                // Most gaps are closed by the time that the reader comes back to them.
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
     * The next events of an aggregate after a sequence number, at most {@code limit}. An aggregate has no gaps.
     *
     * @throws EventStoreException if the database does not answer
     */
    public List<StoredEvent> readAggregate(String aggregateId, long after, int limit) {
        try (Connection connection = application.getConnection()) {
            return readAggregate(connection, aggregateId, after, limit);
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read aggregate " + aggregateId, e);
        }
    }

    static List<StoredEvent> readAggregate(Connection connection, String aggregateId, long after, int limit)
            throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(READ_AGGREGATE)) {
            select.setString(1, aggregateId);
            select.setLong(2, after);
            select.setInt(3, limit);
            return fetch(select);
        }
    }

    /**
     * The highest visible position, on the connection of the transaction if there is one; 0 if there is none. Events below it may
     * still come.
     */
    public long head() {
        try {
            return JdbcClient.create(application)
                    .sql("select coalesce(max(position), 0) from event_store.events")
                    .query(Long.class)
                    .single();
        } catch (DataAccessException e) {
            throw new EventStoreException("Failed to read the head of the log", e);
        }
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
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

    /** Whether all transactions that were writing when {@code seen} was visible have ended. */
    private boolean settle(Connection connection, long after, long seen) throws SQLException {
        Set<String> open = writers(connection);
        if (!open.isEmpty() && !awaitEnd(connection, after, open)) {
            return false;
        }
        settled = Math.max(settled, seen);
        return true;
    }

    /** Whether all of them end before the reader has waited long enough. */
    private boolean awaitEnd(Connection connection, long after, Set<String> open) throws SQLException {
        long begin = System.nanoTime();
        for (long pause = 1; !open.isEmpty(); pause *= 2) {
            if (System.nanoTime() - begin > gapWaitNanos) {
                waits.gaveUp(after, open, begin);
                return false;
            }
            pause(pause);
            open.retainAll(writers(connection));
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
