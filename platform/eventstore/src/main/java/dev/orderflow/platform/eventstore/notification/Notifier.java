package dev.orderflow.platform.eventstore.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Tells all nodes that there is something new: this one directly, the others after the commit, on a connection of its own, many
 * changes in one go. Inside of an append it would cost more than half of the append rate, because PostgreSQL lets transactions
 * that notify commit only one after the other. What gets lost on the way (this node may die before it has told) is made up for by
 * the others' polling.
 */
public final class Notifier extends BackgroundThread {

    /** Between two notifications. At full rate one of them speaks for some ten appends; nobody waits for longer than this. */
    private static final int PAUSE_MILLIS = 5;

    /** Without anything to tell it sleeps; how long at a time is of no account. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final DataSource connections;
    private final WakeUpRegistry wakeUps;
    private final WakeUpSignal sleep = new WakeUpSignal();
    private final EnumSet<NotificationChannel> due = EnumSet.noneOf(NotificationChannel.class);

    /** Takes a source of new connections, not a pool. */
    public Notifier(DataSource connections, WakeUpRegistry wakeUps) {
        super("notifier");
        this.connections = connections;
        this.wakeUps = wakeUps;
    }

    /** To be called after the commit. Returns at once. */
    public void signal(NotificationChannel channel) {
        wakeUps.wake(channel);
        addDue(EnumSet.of(channel));
    }

    @Override
    protected void run() {
        Connection connection = null;
        try {
            while (isCurrent()) {
                sleep.begin(LONG);
                Set<NotificationChannel> channels = takeDue();
                if (channels.isEmpty()) {
                    continue;
                }
                boolean kept = connection != null;
                try {
                    connection = connection == null ? connections.getConnection() : connection;
                    notify(connection, channels);
                } catch (SQLException e) {
                    LOG.debug("Could not notify the other nodes, which will poll", e);
                    JdbcUtils.closeConnection(connection);
                    connection = null;
                    if (kept) {
                        // It may have been gone for long: tried again on a new one.
                        addDue(channels);
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

    private void addDue(Set<NotificationChannel> channels) {
        synchronized (due) {
            due.addAll(channels);
        }
        sleep.end();
    }

    private Set<NotificationChannel> takeDue() {
        synchronized (due) {
            Set<NotificationChannel> taken = EnumSet.copyOf(due);
            due.clear();
            return taken;
        }
    }

    private static void notify(Connection connection, Set<NotificationChannel> channels) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(channels.stream()
                    .map(channel -> "notify " + channel.sqlName)
                    .collect(Collectors.joining(";")));
        }
    }
}
