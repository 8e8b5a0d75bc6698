package dev.orderflow.platform.eventstore;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.tenancy.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

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

    private final DataSource application;
    private final @Nullable HikariDataSource pool;
    private final OpenAppends appends;

    /** One reader finds it out for all. Null if nothing is known. */
    private volatile @Nullable Settled settled;

    /** No position before that of this event can be filled any more, as long as the event is in the log. */
    private record Settled(long position, String eventId) {}

    /** @param gapWait how long one read waits at a gap before it returns nothing */
    public LogReader(DataSource application, Duration gapWait) {
        this(application, null, gapWait);
    }

    /** @param pool only for {@link #read}, so that the tail and the processors don't wait for busy requests; closed with this reader */
    LogReader(DataSource application, @Nullable HikariDataSource pool, Duration gapWait) {
        this.application = application;
        this.pool = pool;
        this.appends = new OpenAppends(gapWait);
    }

    public GapStatistics waits() {
        return appends.waits();
    }

    /**
     * The next events after a position, at most {@code limit} and at most {@value EventTable#MOST_ROWS}. None if there are none yet, or
     * if a transaction that is still running may insert one before them.
     *
     * @throws EventStoreException if the database does not answer
     */
    public List<StoredEvent> read(long after, int limit) {
        return read(after, null, limit);
    }

    /**
     * The same after an event that was read before.
     *
     * @throws LogRewound if that event is no longer in the log
     */
    public List<StoredEvent> readOn(StoredEvent last, int limit) {
        return read(last.position(), last, limit);
    }

    private List<StoredEvent> read(long after, @Nullable StoredEvent last, int limit) {
        try (Connection connection = (pool == null ? application : pool).getConnection()) {
            // Read before the fetch: the fetched rows may show gaps below a position that is settled later.
            Settled known = settled;
            List<StoredEvent> events = fetch(connection, after, last, limit);
            List<StoredEvent> safe = beforeGap(after, events, 0);
            if (safe.size() < events.size()) {
                safe = beforeGap(after, events, settled(connection, known, events.get(safe.size())));
            }
            if (!safe.isEmpty() || events.isEmpty()) {
                // Most gaps are closed by the time that the reader comes back to them.
                return safe;
            }
            StoredEvent seen = events.get(events.size() - 1);
            if (!appends.awaitEnd(connection, after)) {
                return List.of();
            }
            settle(seen);
            return beforeGap(after, fetch(connection, after, last, limit), seen.position());
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
            return EventTable.readAggregate(connection, aggregateId, after, limit);
        } catch (SQLException e) {
            throw new EventStoreException("Failed to read aggregate " + aggregateId, e);
        }
    }

    /**
     * The highest visible position, on the connection of the transaction if there is one; 0 if there is none. Events below it may
     * still come.
     */
    public long head() {
        return TenantContext.call(TenantContext.PLATFORM, () -> EventTable.head(application));
    }

    /** The same for the tail, which must not wait for busy requests. */
    long end() {
        return EventTable.head(pool == null ? application : pool);
    }

    @Override
    public void close() {
        if (pool != null) {
            pool.close();
        }
    }

    /** The events before the first gap that may still be filled. */
    private static List<StoredEvent> beforeGap(long after, List<StoredEvent> events, long settled) {
        long previous = after;
        for (int i = 0; i < events.size(); i++) {
            long position = events.get(i).position();
            if (position > previous + 1 && position - 1 > settled) {
                return events.subList(0, i);
            }
            previous = position;
        }
        return events;
    }

    /** Up to where gaps are known to be settled, or 0. Asks whether that event is still there: if the log has gone back, none is. */
    private long settled(Connection connection, @Nullable Settled known, StoredEvent behindTheGap) throws SQLException {
        if (known == null || known.position() < behindTheGap.position() - 1) {
            return 0;
        }
        if (EventTable.isThere(connection, known.position(), known.eventId())) {
            return known.position();
        }
        settled = null;
        return 0;
    }

    /** Two readers may do this at once. If the lower position remains, it is found out again. */
    private void settle(StoredEvent seen) {
        Settled known = settled;
        if (known == null || known.position() < seen.position()) {
            settled = new Settled(seen.position(), seen.eventId());
        }
    }

    private static List<StoredEvent> fetch(Connection connection, long after, @Nullable StoredEvent last, int limit)
            throws SQLException {
        return last == null ? EventTable.read(connection, after, limit) : EventTable.readOn(connection, last, limit);
    }
}
