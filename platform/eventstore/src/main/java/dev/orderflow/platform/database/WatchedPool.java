package dev.orderflow.platform.database;

import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Watches the connections of the application's pool. */
final class WatchedPool implements BeanPostProcessor, Ordered {

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource pool && name.equals("dataSource") ? new WatchedConnections(pool) : bean;
    }

    /** Before Spring Boot's lazy connections, which go around these. */
    @Override
    public int getOrder() {
        return -1;
    }
}
