package dev.orderflow.platform.tenants;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/**
 * The one place that says for whom connections work. Those of the application's pool work for the tenant of the thread that takes them.
 * The pools beside it, which begin as the application's does, are the platform's: for the readers of the log, the processors, and the
 * writers of groups.
 */
final class TenantPools implements BeanPostProcessor, Ordered {

    private static final String FOR_THE_PLATFORM = "set orderflow.tenant = '*'";

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            String first = pool.getConnectionInitSql();
            pool.setConnectionInitSql(first == null ? FOR_THE_PLATFORM : first + ";" + FOR_THE_PLATFORM);
        }
        return bean;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && name.equals("dataSource") ? new TenantConnections(pool) : bean;
    }

    /** After what needs the pool itself, and before Spring Boot's lazy connections, which go around these. */
    @Override
    public int getOrder() {
        return -1;
    }
}
