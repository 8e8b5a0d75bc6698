package dev.orderflow.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads the state of the deadlines as often as deadlines are looked for, and holds this node's scheduler while an operator has paused them:
 * whoever pauses deadlines wants no order to be cancelled by one. While the state can't be read, the scheduler is held, too.
 */
final class DeadlineMonitor extends ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineMonitor.class);

    /** Those that fail are put off each time, so they are not overdue while somebody tries them. */
    private static final String READ = """
            select
                exists (select from read_model.paused_processors where processor = ?) as is_paused,
                (select count(*) from deadlines.scheduled_tasks where execution_time < now() - make_interval(secs => ?))
                    as overdue,
                (select count(*) from deadlines.scheduled_tasks where consecutive_failures > 0) as failing
            """;

    private final Scheduler scheduler;
    private final JdbcClient sql;
    private final Duration overdueAfter;

    private volatile @Nullable DeadlinesState state;

    /**
     * What all nodes see at one time.
     *
     * @param overdue how many are due for long, and nobody carries them out
     * @param failing how many were tried in vain, and are tried again
     */
    record DeadlinesState(boolean isPaused, long overdue, long failing) {}

    DeadlineMonitor(Scheduler scheduler, JdbcClient sql, DeadlinesProperties properties) {
        super("deadline-monitor", properties.pollInterval(), properties.pollInterval());
        this.scheduler = scheduler;
        this.sql = sql;
        this.overdueAfter = properties.overdueAfter();
    }

    /** Null while it is not known. */
    @Nullable
    DeadlinesState state() {
        return state;
    }

    @Override
    protected void run() {
        try {
            DeadlinesState read = read();
            if (read.isPaused()) {
                scheduler.pause();
            } else {
                scheduler.resume();
            }
            state = read;
        } catch (RuntimeException e) {
            LOG.debug("The state of the deadlines can't be read", e);
            scheduler.pause();
            state = null;
        }
    }

    private DeadlinesState read() {
        return sql.sql(READ)
                .param(ConfirmationDeadlines.PROCESSOR)
                .param(overdueAfter.toSeconds())
                .query(DeadlinesState.class)
                .single();
    }
}
