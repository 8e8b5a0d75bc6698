package dev.orderflow.platform.eventstore.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Notifies all nodes of a change: this one directly, the others after the commit, on a connection of its own, many changes at
 * once. A notification inside the append transaction would cost more than half of the append rate, because PostgreSQL lets
 * transactions that notify commit only one after the other. A notification may get lost, for example when this node dies; the other nodes
 * poll as well. See docs/decisions/0012-notify-after-the-commit.md.
 */
public final class Notifier extends BackgroundThread {

    /** Without a change to notify the thread sleeps until it is woken; the length of one sleep does not matter. */
    private static final Duration LONG = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(Notifier.class);

    private final DataSource connections;
    private final WakeUpRegistry wakeUps;
    private final Duration minInterval;
    private final Linger linger;
    private final WakeUpSignal sleep = new WakeUpSignal();
    private final EnumSet<NotificationChannel> due = EnumSet.noneOf(NotificationChannel.class);

    /** Since the last notification. */
    private final AtomicInteger appends = new AtomicInteger();

    /**
     * @param connections opens a new connection each time; not a pool
     * @param minInterval time between two notifications; changes in between are collected
     * @param linger the time after a notification that stands for several appends, if that is longer
     */
    public Notifier(DataSource connections, WakeUpRegistry wakeUps, Duration minInterval, Linger linger) {
        super("notifier");
        this.connections = connections;
        this.wakeUps = wakeUps;
        this.minInterval = minInterval;
        this.linger = linger;
    }

    /** Call it after the commit; it returns at once. */
    public void signal(NotificationChannel channel) {
        wakeUps.wake(channel);
        if (channel == NotificationChannel.EVENTS) {
            appends.incrementAndGet();
        }
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
                        // It may have been broken for a long time: try again on a new one.
                        addDue(channels);
                    }
                }
                TimeUnit.NANOSECONDS.sleep(Math.max(
                        minInterval.toNanos(),
                        linger.after(appends.getAndSet(0)).toNanos()));
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
