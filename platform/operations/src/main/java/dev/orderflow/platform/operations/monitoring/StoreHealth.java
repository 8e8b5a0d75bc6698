package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.database.ConnectionPools;
import dev.orderflow.platform.database.NewConnections;
import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Whether the database answers and accepts writes, on a connection of its own. An exhausted pool does not mean that the database is
 * away, and a node that works to capacity must not be taken out of service for it. A probe or a scrape gets the last answer, so it takes
 * no time whatever the database does. See docs/decisions/0028-what-the-database-must-be.md.
 */
final class StoreHealth extends ScheduledTask implements HealthIndicator, MeterBinder, DisposableBean {

    /** For an answer. A healthy database needs some milliseconds. */
    private static final int PATIENCE_SECONDS = 1;

    /** For all of a new connection. */
    private static final int LOGIN_SECONDS = 4;

    /** How long pooled connections may go on as before. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    /** The longest run: an open connection that has gone silent, a new one, and its answer. */
    private static final Duration LONGEST_RUN = Duration.ofSeconds(2 * PATIENCE_SECONDS + LOGIN_SECONDS);

    /** A default of the database, and the server to which a name leads, show on a new connection alone. */
    private static final Duration LIFE_OF_A_CONNECTION = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(StoreHealth.class);

    /** @param fault null if the database answers and accepts writes */
    private record Answer(boolean reached, @Nullable String fault, long givenAt) {}

    private final DataSource connections;
    private final ConnectionPools pools;
    private @Nullable Connection connection;
    private long openedAt;
    private volatile @Nullable Answer last;
    private boolean writable = true;

    StoreHealth(JdbcConnectionDetails database, ConnectionPools pools) {
        super("store-health", INTERVAL, LONGEST_RUN);
        this.connections = NewConnections.forQuestions(database, PATIENCE_SECONDS, LOGIN_SECONDS);
        this.pools = pools;
    }

    @Override
    public synchronized void start() {
        run();
        super.start();
    }

    /** Before the web server, so that the first probe gets an answer. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    @Override
    protected void run() {
        last = ask();
    }

    @Override
    public Health health() {
        String fault = answer().fault();
        return fault == null
                ? Health.up().build()
                : Health.down().withDetail("error", fault).build();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.store.reachable", () -> answer().reached() ? 1 : 0)
                .description("1 if the database answers this node")
                .register(meters);
        Gauge.builder("orderflow.store.writable", () -> writable(answer()))
                .description("1 if the database accepts writes")
                .register(meters);
    }

    @Override
    public void destroy() {
        close();
    }

    private Answer answer() {
        Answer last = this.last;
        return last == null || isOlderThan(LONGEST_RUN, last.givenAt())
                ? new Answer(false, "The database has not answered for a while", System.nanoTime())
                : last;
    }

    private Answer ask() {
        try {
            String refusal = refusal();
            noteWhetherItIsWritable(refusal);
            return new Answer(true, refusal, System.nanoTime());
        } catch (SQLException e) {
            close();
            return new Answer(false, String.valueOf(e.getMessage()), System.nanoTime());
        }
    }

    /** Bad news from a connection that is open already say nothing about a new one: the server has closed it, or was another one. */
    private @Nullable String refusal() throws SQLException {
        if (connection != null && !isOlderThan(LIFE_OF_A_CONNECTION, openedAt)) {
            try {
                if (refusal(connection) == null) {
                    return null;
                }
            } catch (SQLException e) {
                LOG.debug("The connection has broken", e);
            }
        }
        close();
        connection = connections.getConnection();
        openedAt = System.nanoTime();
        return refusal(connection);
    }

    private static @Nullable String refusal(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_setting('transaction_read_only')::boolean, pg_is_in_recovery()")) {
            row.next();
            if (!row.getBoolean(1)) {
                return null;
            }
            return "The database accepts no writes: "
                    + (row.getBoolean(2) ? "this server is a standby" : "default_transaction_read_only is on");
        }
    }

    /** Pooled connections that were opened before go on as before: they read from a server of yesterday, or can't write. */
    private void noteWhetherItIsWritable(@Nullable String refusal) {
        boolean now = refusal == null;
        if (now != writable) {
            writable = now;
            LOG.warn(now ? "The database accepts writes again" : refusal);
            pools.renew();
        }
    }

    private static double writable(Answer answer) {
        if (!answer.reached()) {
            return Double.NaN;
        }
        return answer.fault() == null ? 1 : 0;
    }

    private static boolean isOlderThan(Duration age, long nanoTime) {
        return System.nanoTime() - nanoTime > age.toNanos();
    }

    private void close() {
        JdbcUtils.closeConnection(connection);
        connection = null;
    }
}
