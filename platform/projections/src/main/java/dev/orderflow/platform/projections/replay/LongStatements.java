package dev.orderflow.platform.projections.replay;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Gives statements more time than those on a pooled connection have: the server does not end them, and the driver does not take the
 * connection for lost ({@code socketTimeout}).
 */
final class LongStatements {

    /** The server notices first, and says so. */
    private static final Duration MARGIN = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;

    LongStatements(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction. If the connection is lost without a word, this returns only after the limit. */
    <T> T allow(Duration limit, Supplier<T> work) {
        return Objects.requireNonNull(jdbc.execute((ConnectionCallback<T>) connection -> {
            int usual = connection.getNetworkTimeout();
            connection.setNetworkTimeout(Runnable::run, (int) limit.plus(MARGIN).toMillis());
            try {
                jdbc.execute("set local statement_timeout = " + limit.toMillis());
                return work.get();
            } finally {
                if (!connection.isClosed()) {
                    connection.setNetworkTimeout(Runnable::run, usual);
                }
            }
        }));
    }
}
