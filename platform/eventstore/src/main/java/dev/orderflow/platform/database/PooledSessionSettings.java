package dev.orderflow.platform.database;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.startup.StartRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Lets the connections of a pool begin with our settings. The application's own {@code connection-init-sql} comes after them. */
final class PooledSessionSettings implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool && isPostgres(pool.getJdbcUrl())) {
            if (pool.isRunning()) {
                throw new StartRefused(
                        "The connection pool " + name
                                + " has connections before they could be given what each of them needs.",
                        "Make it by the constructor without arguments, or by DataSourceBuilder.");
            }
            String own = pool.getConnectionInitSql();
            pool.setConnectionInitSql(own == null ? SessionSettings.LIMITED : SessionSettings.LIMITED + ";" + own);
            if (pool.getExceptionOverride() == null) {
                pool.setExceptionOverride(new ReadOnlyEviction());
            }
        }
        return bean;
    }

    /** Drivers that wrap another one have its name in their URLs. */
    private static boolean isPostgres(@Nullable String url) {
        return url != null && url.contains("postgresql:");
    }
}
