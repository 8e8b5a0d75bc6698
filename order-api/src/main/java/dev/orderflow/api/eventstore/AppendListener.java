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
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Hears of other nodes' events, and wakes those who follow the log on this one. A notification is no more than a hint: whoever
 * is woken reads the log, and polls it even when nothing is heard.
 */
final class AppendListener extends BackgroundThread {

    /** After so long without a word the connection is tried, so that one that is dead without knowing it is replaced. */
    private static final int SILENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final Logger LOG = LoggerFactory.getLogger(AppendListener.class);

    private final DataSource connections;
    private final Runnable wakeUp;
    private volatile @Nullable Connection open;

    /** Takes a source of new connections, not a pool. */
    AppendListener(DataSource connections, Runnable wakeUp) {
        super("append-listener");
        this.connections = connections;
        this.wakeUp = wakeUp;
    }

    /** Closing the connection is what ends a read from it. */
    @Override
    public void stop() {
        super.stop();
        JdbcUtils.closeConnection(open);
    }

    @Override
    void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (isCurrent()) {
            try (Connection connection = connections.getConnection()) {
                open = connection;
                listen(connection);
                pause = FIRST_PAUSE_MILLIS;
                // What was appended before, nobody has told this connection.
                wakeUp.run();
                while (isCurrent()) {
                    hear(connection);
                }
            } catch (SQLException e) {
                if (isCurrent()) {
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
