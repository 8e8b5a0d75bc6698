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
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, on a connection of its own: a pool that has none left is no store out of reach, and a node that
 * works to capacity must not be taken out of service for it. The answer takes two seconds at most, from whatever database. The
 * bean takes the place of Spring Boot's, by its name.
 */
@Component("dbHealthIndicator")
class StoreHealth implements HealthIndicator, MeterBinder, DisposableBean {

    /** For a new connection, and for an answer. A store that is well needs some milliseconds. */
    private static final int PATIENCE_SECONDS = 1;

    /** Many askers, such as probes and scrapes, cost no more than one. */
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
            last = look();
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

    /** A connection that the server has closed, as it does when it restarts, says nothing about a new one. */
    private Health look() {
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
