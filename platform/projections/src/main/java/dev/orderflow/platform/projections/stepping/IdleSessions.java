package dev.orderflow.platform.projections.stepping;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.projections.Intervals;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Ends the sessions that nobody uses any more, on whatever node they were begun; also when a node starts. */
final class IdleSessions extends ScheduledTask {

    /** Long enough to read code between two steps. A copy of a large table that was forgotten takes room for no longer than that. */
    static final Duration TIMEOUT = Duration.ofMinutes(15);

    /** Nobody waits for the room. */
    private static final Duration INTERVAL = Duration.ofMinutes(1);

    private final JdbcClient sql;
    private final TransactionTemplate transactions;

    IdleSessions(JdbcClient sql, TransactionTemplate transactions, Duration shutdownTimeout) {
        super("stepping", INTERVAL, shutdownTimeout);
        this.sql = sql;
        this.transactions = transactions;
    }

    @Override
    protected void run() {
        transactions.executeWithoutResult(transaction -> sql.sql("select read_model.end_idle_stepping(?)")
                .param(Intervals.seconds(TIMEOUT))
                .query(row -> {}));
    }
}
