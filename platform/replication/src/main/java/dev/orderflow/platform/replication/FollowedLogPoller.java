package dev.orderflow.platform.replication;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads how far the log was followed. Probes and scrapes get the last answer, so none of them waits for the database. */
final class FollowedLogPoller extends ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(FollowedLogPoller.class);

    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** A question that hangs fails late. Without an answer for so long, the last one says nothing about now. */
    private static final Duration OUTDATED_AFTER = INTERVAL.multipliedBy(5);

    private final JdbcClient sql;

    private volatile @Nullable Reading last;

    private record Reading(FollowedLog log, long at) {}

    FollowedLogPoller(JdbcClient sql) {
        super("followed-log", INTERVAL, INTERVAL);
        this.sql = sql;
    }

    /** Null if the database does not answer. */
    @Nullable
    FollowedLog last() {
        Reading reading = last;
        return reading == null || System.nanoTime() - reading.at() > OUTDATED_AFTER.toNanos() ? null : reading.log();
    }

    @Override
    protected void run() {
        try {
            last = new Reading(FollowedLog.read(sql), System.nanoTime());
        } catch (DataAccessException e) {
            LOG.debug("How far the log was followed can't be read", e);
            last = null;
        }
    }
}
