package dev.orderflow.platform.eventstore.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Receives the notifications of the other nodes, on one connection for all channels, and wakes the readers of this node.
 * See docs/decisions/0012-notify-after-the-commit.md.
 */
public final class NotificationListener extends BackgroundThread {

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final String LISTEN = Arrays.stream(NotificationChannel.values())
            .map(channel -> "listen " + channel.sqlName)
            .collect(Collectors.joining(";"));

    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);

    private final DataSource connections;
    private final WakeUpRegistry wakeUps;
    private final int checkMillis;
    private volatile @Nullable Connection open;

    /**
     * @param connections opens a new connection each time; not a pool
     * @param checkInterval how long the connection may be silent before it is checked, so that a broken one is replaced
     */
    public NotificationListener(DataSource connections, WakeUpRegistry wakeUps, Duration checkInterval) {
        super("listener");
        this.connections = connections;
        this.wakeUps = wakeUps;
        this.checkMillis = (int) Math.max(1, checkInterval.toMillis());
    }

    /** Closing the connection is what ends a read from it. */
    @Override
    public void stop() {
        super.stop();
        JdbcUtils.closeConnection(open);
    }

    @Override
    protected void run() {
        long pause = FIRST_PAUSE_MILLIS;
        while (isCurrent()) {
            try (Connection connection = connections.getConnection()) {
                open = connection;
                listen(connection);
                pause = FIRST_PAUSE_MILLIS;
                // This connection has missed what was notified before.
                wakeUps.wakeAll();
                while (isCurrent()) {
                    receive(connection);
                }
            } catch (SQLException e) {
                if (isCurrent()) {
                    LOG.info("No notifications from other nodes for now; this node polls instead: {}", e.getMessage());
                }
            }
            pause = pause(pause);
        }
    }

    private void receive(Connection connection) throws SQLException {
        PGNotification[] received = connection.unwrap(PGConnection.class).getNotifications(checkMillis);
        if (received.length == 0) {
            listen(connection);
        }
        Set<NotificationChannel> channels = EnumSet.noneOf(NotificationChannel.class);
        for (PGNotification notification : received) {
            NotificationChannel.of(notification.getName()).ifPresent(channels::add);
        }
        channels.forEach(wakeUps::wake);
    }

    /** Listening twice is the same as once. */
    private static void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(LISTEN);
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
