package dev.orderflow.platform.operations.monitoring;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcUtils;

/**
 * Whether the database answers, on a connection of its own. An exhausted pool does not mean that the database is away, and a node that
 * works to capacity must not be taken out of service for it. The answer comes within two seconds, whatever the database does.
 */
final class StoreHealth implements HealthIndicator, MeterBinder, DisposableBean {

    /** For a new connection, and for an answer. A healthy database needs some milliseconds. */
    private static final int PATIENCE_SECONDS = 1;

    /** An answer is valid for a second, so that many probes and scrapes cost as much as one. */
    private static final long CURRENT_NANOS = 1_000_000_000;

    private final DataSource connections;
    private @Nullable Connection connection;
    private @Nullable Health last;
    private long lastAt;

    StoreHealth(JdbcConnectionDetails database) {
        Properties limits = new Properties();
        PGProperty.LOGIN_TIMEOUT.set(limits, PATIENCE_SECONDS);
        PGProperty.SOCKET_TIMEOUT.set(limits, PATIENCE_SECONDS);
        DriverManagerDataSource source = new DriverManagerDataSource(database.getJdbcUrl(), limits);
        source.setUsername(database.getUsername());
        source.setPassword(database.getPassword());
        this.connections = source;
    }

    @Override
    public synchronized Health health() {
        if (last == null || System.nanoTime() - lastAt > CURRENT_NANOS) {
            last = check();
            lastAt = System.nanoTime();
        }
        return last;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder(
                        "orderflow.store.reachable",
                        () -> health().equals(Health.up().build()) ? 1 : 0)
                .description("1 if the database answers this node")
                .register(meters);
    }

    @Override
    public synchronized void destroy() {
        close();
    }

    /** A connection that the server has closed, as in a restart, says nothing about a new one. */
    private Health check() {
        try {
            if (connection == null || !connection.isValid(PATIENCE_SECONDS)) {
                close();
                connection = connections.getConnection();
            }
            return Health.up().build();
        } catch (SQLException e) {
            return Health.down()
                    .withDetail("error", String.valueOf(e.getMessage()))
                    .build();
        }
    }

    private void close() {
        JdbcUtils.closeConnection(connection);
        connection = null;
    }
}
