package dev.orderflow.platform.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * The application's pool, and those beside it for work that must go on while requests use up the application's
 * (docs/decisions/0021-pooled-processors.md).
 */
public final class ConnectionPools {

    private static final int DEFAULT_SIZE = 10;

    private final @Nullable HikariDataSource application;
    private final @Nullable MeterRegistry meters;
    private final List<HikariDataSource> all = new CopyOnWriteArrayList<>();

    ConnectionPools(DataSource application, @Nullable MeterRegistry meters) {
        this.application = DataSourceUnwrapper.unwrap(application, HikariConfigMXBean.class, HikariDataSource.class);
        this.meters = meters;
        if (this.application != null) {
            all.add(this.application);
        }
    }

    /** The most connections of the application's pool, or as many as a Hikari pool has by default if it is another one. */
    public int size() {
        return application == null ? DEFAULT_SIZE : application.getMaximumPoolSize();
    }

    /**
     * A pool with the settings of the application's, except for its size, and meters with its own name. Whoever asks for it closes it.
     *
     * @return null if there should be none, or if the application's connections don't come from a Hikari pool
     */
    public @Nullable HikariDataSource beside(String name, int connections) {
        return beside(name, connections, null);
    }

    /**
     * The same, with a setting of its own.
     *
     * @param first a statement with which each connection begins, after those of the application's pool
     */
    public @Nullable HikariDataSource beside(String name, int connections, @Nullable String first) {
        if (application == null || connections == 0) {
            return null;
        }
        HikariConfig settings = new HikariConfig();
        application.copyStateTo(settings);
        settings.setPoolName(name);
        // A statement outside of a transaction is one, whatever the application wants for its own connections.
        settings.setAutoCommit(true);
        if (first != null) {
            String all = settings.getConnectionInitSql();
            settings.setConnectionInitSql(all == null ? first : all + ";" + first);
        }
        settings.setMaximumPoolSize(connections);
        // The connections are rarely needed all at once.
        settings.setMinimumIdle(1);
        if (meters != null) {
            settings.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        }
        HikariDataSource pool = new HikariDataSource(settings);
        all.add(pool);
        return pool;
    }

    /** Replaces all connections: those at rest now, the others when they are given back. */
    public void renew() {
        for (HikariDataSource pool : all) {
            HikariPoolMXBean connections = pool.getHikariPoolMXBean();
            if (connections != null) {
                connections.softEvictConnections();
            }
        }
    }
}
