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

/** Hears what the other nodes tell, on one connection for all channels, and wakes those on this node whom it concerns. */
public final class NotificationListener extends BackgroundThread {

    /** After so long without a word the connection is tried, so that one that is dead without knowing it is replaced. */
    private static final int SILENCE_MILLIS = (int) Duration.ofSeconds(10).toMillis();

    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private static final String LISTEN = Arrays.stream(NotificationChannel.values())
            .map(channel -> "listen " + channel.sqlName)
            .collect(Collectors.joining(";"));

    private static final Logger LOG = LoggerFactory.getLogger(NotificationListener.class);

    private final DataSource connections;
    private final WakeUpRegistry wakeUps;
    private volatile @Nullable Connection open;

    /** Takes a source of new connections, not a pool. */
    public NotificationListener(DataSource connections, WakeUpRegistry wakeUps) {
        super("listener");
        this.connections = connections;
        this.wakeUps = wakeUps;
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
                // Of what happened before, nobody has told this connection.
                wakeUps.wakeAll();
                while (isCurrent()) {
                    hear(connection);
                }
            } catch (SQLException e) {
                if (isCurrent()) {
                    LOG.info("Not told of other nodes' changes for now, but polling: {}", e.getMessage());
                }
            }
            pause = pause(pause);
        }
    }

    private void hear(Connection connection) throws SQLException {
        PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(SILENCE_MILLIS);
        if (heard.length == 0) {
            listen(connection);
        }
        Set<NotificationChannel> channels = EnumSet.noneOf(NotificationChannel.class);
        for (PGNotification notification : heard) {
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
