package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.startup.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Ends a migration whose server answers nobody any more, or the start would hang for ever. A limit for the migration's own answers would
 * not do: an index over a long log takes minutes.
 */
final class MigrationWatch {

    /** Most migrations are over before the first question. */
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** A server that is only busy answers one of them. */
    private static final int MOST_SILENCES = 3;

    private static final Logger LOG = LoggerFactory.getLogger(MigrationWatch.class);

    private final DataSource questions;
    private final List<Connection> watched = new CopyOnWriteArrayList<>();
    private volatile int silences;

    /** @param questions opens a new connection each time, and gives up when there is no answer */
    MigrationWatch(DataSource questions) {
        this.questions = questions;
    }

    /** The same connections, which the watch can end. */
    DataSource over(DataSource connections) {
        return new DelegatingDataSource(connections) {
            @Override
            public Connection getConnection() throws SQLException {
                Connection connection = super.getConnection();
                watched.add(connection);
                return connection;
            }
        };
    }

    @SuppressWarnings("FutureReturnValueIgnored") // ask() catches what may be thrown
    void during(Runnable migration) {
        ScheduledExecutorService thread =
                Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("migration-watch-"));
        thread.scheduleWithFixedDelay(this::ask, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        try {
            migration.run();
        } catch (RuntimeException e) {
            throw silences < MOST_SILENCES
                    ? e
                    : new StartRefused(
                            "The database has stopped answering during a migration.",
                            "Start again once it answers. A migration that was not complete begins anew.",
                            e);
        } finally {
            thread.shutdownNow();
            watched.clear();
        }
    }

    void ask() {
        silences = isAnswered() ? 0 : silences + 1;
        if (silences == MOST_SILENCES) {
            watched.forEach(MigrationWatch::end);
        }
    }

    private boolean isAnswered() {
        try {
            questions.getConnection().close();
            return true;
        } catch (SQLException e) {
            LOG.debug("Not connected", e);
            // A refusal is an answer.
            return e.getSQLState() != null && !e.getSQLState().startsWith("08");
        }
    }

    private static void end(Connection connection) {
        try {
            connection.abort(Runnable::run); // does not wait for an answer, as closing does
        } catch (SQLException e) {
            LOG.debug("The connection of the migration could not be ended", e);
        }
    }
}
