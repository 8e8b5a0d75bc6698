package dev.orderflow.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.role.NodeRole;
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

    /**
     * Those that fail are put off each time, so they are not overdue while somebody tries them. The count has an end, because all open orders
     * of an old log are due when deadlines are switched on.
     */
    private static final String READ = """
            with overdue as not materialized (
                select task_instance, execution_time from deadlines.scheduled_tasks
                where execution_time < now() - make_interval(secs => ?)
            )
            select
                exists (select from read_model.paused_processors where processor = ?) as is_paused,
                (select count(*) from (select from overdue limit 1001) as counted) as overdue,
                (select task_instance from overdue order by execution_time limit 1) as oldest,
                (select count(*) from deadlines.scheduled_tasks where consecutive_failures > 0) as failing
            """;

    private final Scheduler scheduler;
    private final JdbcClient sql;
    private final Duration overdueAfter;
    private final Standstill standstill;
    private final NodeRole role;

    private volatile @Nullable DeadlinesState state;

    /**
     * What all nodes see at one time.
     *
     * @param overdue how many are due for long; 1,001 if there are more than 1,000
     * @param isStalled whether nobody carries those out
     * @param failing how many were tried in vain, and are tried again
     */
    record DeadlinesState(boolean isPaused, long overdue, boolean isStalled, long failing) {}

    private record Row(
            boolean isPaused, long overdue, @Nullable String oldest, long failing) {}

    DeadlineMonitor(Scheduler scheduler, JdbcClient sql, DeadlinesProperties properties, NodeRole role) {
        super("deadline-monitor", properties.pollInterval(), properties.pollInterval());
        this.scheduler = scheduler;
        this.sql = sql;
        this.overdueAfter = properties.overdueAfter();
        this.standstill = new Standstill(properties.overdueAfter());
        this.role = role;
    }

    /** A read node carries no deadlines out, and its database has none. */
    @Override
    public boolean isAutoStartup() {
        return role.takesCommands();
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
        Row row = sql.sql(READ)
                .param(overdueAfter.toSeconds())
                .param(ConfirmationDeadlines.PROCESSOR)
                .query(Row.class)
                .single();
        boolean isStalled = standstill.isReached(row.isPaused() ? null : row.oldest(), System.nanoTime());
        return new DeadlinesState(row.isPaused(), row.overdue(), isStalled, row.failing());
    }
}
