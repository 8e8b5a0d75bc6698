package dev.orderflow.api.eventstore;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Hears of other nodes' events, and wakes those who follow the log on this one. A notification is no more than a hint: whoever
 * is woken reads the log, and polls it even when nothing is heard.
 */
final class AppendListener implements SmartLifecycle {

    /** After so long without a word the connection is tried, so that one that is dead without knowing it is replaced. */
    private static final int SILENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(AppendListener.class);

    private final DataSource connections;
    private final Runnable wakeUp;
    private volatile @Nullable Thread thread;
    private volatile @Nullable Connection open;

    /** Takes a source of new connections, not a pool. */
    AppendListener(DataSource connections, Runnable wakeUp) {
        this.connections = connections;
        this.wakeUp = wakeUp;
    }

    @Override
    public void start() {
        Thread listener = new Thread(this::keepListening, "append-listener");
        listener.setDaemon(true);
        thread = listener;
        listener.start();
    }

    /** Closing the connection is what ends a read from it. */
    @Override
    public void stop() {
        Thread listener = thread;
        thread = null;
        if (listener != null) {
            listener.interrupt();
        }
        JdbcUtils.closeConnection(open);
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void keepListening() {
        long pause = FIRST_PAUSE_MILLIS;
        while (thread == Thread.currentThread()) {
            try (Connection connection = connections.getConnection()) {
                open = connection;
                listen(connection);
                pause = FIRST_PAUSE_MILLIS;
                // What was appended before, nobody has told this connection.
                wakeUp.run();
                while (thread == Thread.currentThread()) {
                    hear(connection);
                }
            } catch (SQLException e) {
                if (thread == Thread.currentThread()) {
                    LOG.info("Not told of other nodes' events for now, but polling: {}", e.getMessage());
                }
            }
            pause = pause(pause);
        }
    }

    private void hear(Connection connection) throws SQLException {
        if (connection.unwrap(PGConnection.class).getNotifications(SILENCE_MILLIS).length > 0) {
            wakeUp.run();
        } else {
            listen(connection);
        }
    }

    /** Listening twice is the same as once. */
    private static void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen " + AppendNotifier.CHANNEL);
        }
    }

    private static long pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Math.min(2 * millis, LONGEST_PAUSE_MILLIS);
    }
}
