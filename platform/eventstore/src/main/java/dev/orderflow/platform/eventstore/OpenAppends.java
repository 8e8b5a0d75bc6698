package dev.orderflow.platform.eventstore;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** The transactions that are writing to the log. See docs/decisions/0011-readers-wait-for-writers.md. */
final class OpenAppends {

    /** Prepared transactions included. A virtual transaction id is never used twice while the server runs. */
    private static final String WRITERS = """
            select virtualtransaction || ' of process ' || coalesce(pid::text, 'none, it is prepared') from pg_locks
            where relation = 'event_store.events'::regclass and mode = 'RowExclusiveLock' and granted
                and database = (select oid from pg_database where datname = current_database())
            """;

    private final long waitNanos;
    private final GapStatistics waits = new GapStatistics();

    /** @param wait how long one reader waits */
    OpenAppends(Duration wait) {
        this.waitNanos = wait.toNanos();
    }

    GapStatistics waits() {
        return waits;
    }

    /**
     * Waits for all transactions that are writing now, and for none that begins later.
     *
     * @param after where the reader is, for the statistics
     * @return whether all of them have ended
     */
    boolean awaitEnd(Connection connection, long after) throws SQLException {
        Set<String> open = find(connection);
        if (open.isEmpty()) {
            return true;
        }
        long begin = System.nanoTime();
        for (long pause = 1; !open.isEmpty(); pause *= 2) {
            if (System.nanoTime() - begin > waitNanos) {
                waits.gaveUp(after, open, begin);
                return false;
            }
            pause(pause);
            open.retainAll(find(connection));
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

    private static Set<String> find(Connection connection) throws SQLException {
        Set<String> writers = new HashSet<>();
        try (PreparedStatement select = connection.prepareStatement(WRITERS);
                ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                writers.add(rows.getString(1));
            }
        }
        return writers;
    }
}
