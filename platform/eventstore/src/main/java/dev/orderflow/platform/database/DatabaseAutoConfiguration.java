package dev.orderflow.platform.database;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;

/** The settings of each connection, the pools, and the check of the database at the start. */
@AutoConfiguration
public final class DatabaseAutoConfiguration {

    @Bean
    static PooledSessionSettings pooledSessionSettings() {
        return new PooledSessionSettings();
    }

    @Bean
    static WatchedPool watchedPool() {
        return new WatchedPool();
    }

    @Bean
    DatabaseRequirements databaseRequirements(JdbcConnectionDetails database) {
        return new DatabaseRequirements(database);
    }

    @Bean
    ConnectionPools connectionPools(DataSource dataSource, ObjectProvider<MeterRegistry> meters) {
        return new ConnectionPools(dataSource, meters.getIfUnique());
    }
}
