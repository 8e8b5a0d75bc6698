package dev.orderflow.api.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Tells the other nodes that there are new events: after the commit, on a connection of its own, many appends in one go. Inside
 * of the append it would cost more than half of the append rate, because PostgreSQL lets transactions that notify commit only one
 * after the other. What gets lost on the way (this node may die before it has told) is made up for by the others' polling.
 */
final class AppendNotifier extends BackgroundThread {

    static final String CHANNEL = "orderflow_events";

    /** Between two notifications. At full rate one of them speaks for some ten appends; nobody waits for longer than this. */
    private static final int PAUSE_MILLIS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(AppendNotifier.class);

    private final DataSource connections;
    private final Semaphore signals = new Semaphore(0);

    /** Takes a source of new connections, not a pool. */
    AppendNotifier(DataSource connections) {
        super("append-notifier");
        this.connections = connections;
    }

    /** Returns at once. */
    void signal() {
        signals.release();
    }

    @Override
    void run() {
        Connection connection = null;
        try {
            while (isCurrent()) {
                signals.acquire();
                signals.drainPermits();
                boolean kept = connection != null;
                try {
                    connection = connection == null ? connections.getConnection() : connection;
                    notify(connection);
                } catch (SQLException e) {
                    LOG.debug("Could not notify the other nodes, which will poll", e);
                    JdbcUtils.closeConnection(connection);
                    connection = null;
                    if (kept) {
                        // It may have been gone for long: tried again on a new one.
                        signals.release();
                    }
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            // It was stopped.
        } finally {
            JdbcUtils.closeConnection(connection);
        }
    }

    private static void notify(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("notify " + CHANNEL);
        }
    }
}
