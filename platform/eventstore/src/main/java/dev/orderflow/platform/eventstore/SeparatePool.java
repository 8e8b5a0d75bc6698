package dev.orderflow.platform.eventstore;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariConfigMXBean;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.DataSourceUnwrapper;

/**
 * A pool for work that must go on while requests use up the application's pool (docs/decisions/0021-pooled-processors.md). It has the
 * settings of the application's pool, except for its size, and meters with its own name.
 */
public final class SeparatePool {

    private SeparatePool() {}

    /** Returns null if there should be none, or if the application's connections don't come from a Hikari pool. */
    public static @Nullable HikariDataSource beside(
            DataSource application, String name, int connections, @Nullable MeterRegistry meters) {
        HikariDataSource pool =
                DataSourceUnwrapper.unwrap(application, HikariConfigMXBean.class, HikariDataSource.class);
        if (pool == null || connections == 0) {
            return null;
        }
        HikariConfig settings = new HikariConfig();
        pool.copyStateTo(settings);
        settings.setPoolName(name);
        settings.setMaximumPoolSize(connections);
        // The connections are rarely needed all at once.
        settings.setMinimumIdle(1);
        if (meters != null) {
            settings.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(meters));
        }
        return new HikariDataSource(settings);
    }
}
