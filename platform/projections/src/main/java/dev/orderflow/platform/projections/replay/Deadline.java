package dev.orderflow.platform.projections.replay;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits how long a transaction holds the live build up. */
final class Deadline {

    /** Queries wait behind the swap's locks on the tables, so it must not wait long for a query that is running. */
    private static final long LONGEST_LOCK_WAIT_MILLIS = 500;

    private final JdbcClient sql;
    private final Duration limit;
    private final long begin = System.nanoTime();

    Deadline(JdbcClient sql, Duration limit) {
        this.sql = sql;
        this.limit = limit;
    }

    /** The server ends the transaction's next statement in time. */
    void limitNextStatement() {
        long left = millisLeft();
        sql.sql("select set_config('statement_timeout', ?, true), set_config('lock_timeout', ?, true)")
                .param(left + "ms")
                .param(Math.min(left, LONGEST_LOCK_WAIT_MILLIS) + "ms")
                .query(row -> {});
    }

    void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(10, millisLeft()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while the live build was stopped", e);
        }
    }

    private long millisLeft() {
        long left = limit.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
        if (left <= 0) {
            throw new IllegalStateException(
                    "The live build would have been stopped for longer than " + limit.toMillis() + " ms");
        }
        return left;
    }
}
