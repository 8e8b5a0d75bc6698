package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.tenancy.TenantContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Searches the log, the newest events first. A search looks at one stretch of the log after the other and stops when it has found enough, or
 * when its time is up. So its cost has a bound for any filter, and the answer says how far it went. Where an index knows which parts of
 * the log have nothing to find, a stretch costs a few milliseconds. See docs/decisions/0042-searching-the-log.md.
 */
public class LogSearch {

    /** In events, like the next one. Read in some ten milliseconds, and mostly enough. */
    private static final int FIRST_STRETCH = 10_000;

    /** If no index helps, it is read in some tenths of a second. */
    private static final int LONGEST_STRETCH = 500_000;

    /** For what is rare: the indices leave nearly all of it out. If they can't, it is read within the time of a statement. */
    private static final int LONGEST_STRETCH_FOR_RARE = 4_000_000;

    /** A stretch that was read within this time is followed by one of four times its length. */
    private static final Duration QUICK = Duration.ofMillis(50);

    /** A person waits so long for an answer. No stretch but the first begins later. */
    private static final Duration TIME = Duration.ofMillis(500);

    /** As long as other requests wait for a connection. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DataSource database;
    private final Duration time;
    private final Semaphore permits;

    /** @param atOnce how many searches may run at once; each holds a connection for long, and nothing waits for it */
    public LogSearch(DataSource database, int atOnce) {
        this(database, atOnce, TIME);
    }

    /**
     * Searches with a bound that a test can choose.
     *
     * @param time within which the last stretch of a search begins
     */
    LogSearch(DataSource database, int atOnce, Duration time) {
        this.database = database;
        this.permits = new Semaphore(atOnce, true);
        this.time = time;
    }

    /**
     * Searches as far as there is time for, and for one stretch at least.
     *
     * @param before only events before this position
     * @param limit the most events in the answer
     * @throws EventStoreException if the database does not answer, or is busy with other searches
     */
    public FoundEvents find(LogFilter filter, long before, int limit) {
        try {
            acquire();
            try {
                // Of the whole log, as the stretches are.
                long head = TenantContext.call(TenantContext.PLATFORM, () -> EventTable.head(database));
                return findBelow(filter, Math.min(before, head + 1), limit);
            } finally {
                permits.release();
            }
        } catch (SQLException e) {
            throw new EventStoreException("Failed to search the log before position " + before, e);
        }
    }

    private FoundEvents findBelow(LogFilter filter, long end, int limit) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            FoundEvents found = find(connection, filter, end, limit);
            connection.rollback();
            return found;
        }
    }

    private FoundEvents find(Connection connection, LogFilter filter, long before, int limit) throws SQLException {
        List<StoredEvent> found = new ArrayList<>();
        long begin = System.nanoTime();
        long end = before;
        long length = FIRST_STRETCH;
        long spent = 0;
        // Beside the policy of a tenant, PostgreSQL uses no index for a term or for a member of JSON, which might tell
        // of other rows.
        boolean hasIndices = TenantContext.current() == null;
        boolean isFirst = true;
        do {
            long start = Math.max(1, end - length);
            found.addAll(
                    new LogStretch(filter, start, end).read(connection, hasIndices && !isFirst, limit - found.size()));
            connection.rollback(); // so that nobody waits for a lock of this search longer than for one stretch
            if (found.size() == limit) {
                return new FoundEvents(found, next(found.get(limit - 1).position()));
            }
            end = start;
            isFirst = false;
            long spentBefore = spent;
            spent = System.nanoTime() - begin;
            if (filter.isRare() && hasIndices) {
                length = LONGEST_STRETCH_FOR_RARE;
            } else if (spent - spentBefore < QUICK.toNanos()) {
                length = Math.min(4 * length, LONGEST_STRETCH);
            }
        } while (end > 1 && spent < time.toNanos());
        return new FoundEvents(found, next(end));
    }

    private static @Nullable Long next(long end) {
        return end > 1 ? end : null;
    }

    /** Without a cause, the exception says that all of them are in use, as it does when a pool throws it. */
    private void acquire() throws SQLException {
        try {
            if (!permits.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new SQLTransientConnectionException("As many searches run as may run at once");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while waiting for other searches", e);
        }
    }
}
