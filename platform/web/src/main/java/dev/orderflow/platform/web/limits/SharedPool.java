package dev.orderflow.platform.web.limits;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.web.WebProperties;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.core.Ordered;

/** Puts the shares around the application's pool. */
final class SharedPool implements BeanPostProcessor, Ordered {

    private final ObjectProvider<WebProperties> properties;

    SharedPool(ObjectProvider<WebProperties> properties) {
        this.properties = properties;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource pool) || !name.equals("dataSource")) {
            return bean;
        }
        WebProperties.Limits limits = properties.getObject().limits();
        return new ConnectionShares(
                pool,
                Map.of(
                        // One with a key holds a connection while it waits for its aggregate; its owner needs another.
                        RequestKind.COMMAND, share(pool, limits.commandConnections(), 2),
                        RequestKind.QUERY, share(pool, limits.queryConnections(), 1)),
                Duration.ofMillis(pool.getConnectionTimeout()));
    }

    private static Semaphore share(HikariDataSource pool, double part, int least) {
        return new Semaphore(Math.max(least, (int) (pool.getMaximumPoolSize() * part)), true);
    }

    /** Before what else goes around the pool, such as lazy connections: a command waits for its share when it needs a connection. */
    @Override
    public int getOrder() {
        return -2;
    }
}
