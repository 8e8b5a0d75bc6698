package dev.orderflow.platform.tenants;

import dev.orderflow.platform.startup.StartRefused;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Ends the start without tenants on a database that has them. The application would see an empty log there, and take its read models for
 * those of another one.
 */
@AutoConfiguration(after = JdbcClientAutoConfiguration.class)
@ConditionalOnProperty(name = "orderflow.tenants.enabled", havingValue = "false", matchIfMissing = true)
@ConditionalOnBean(JdbcClient.class)
public final class WithoutTenantsAutoConfiguration {

    private static final String HAS_TENANTS = """
            select exists (
                select from pg_policy where polrelid = to_regclass('event_store.events') and polname = 'own_tenant')
            """;

    @Bean
    InitializingBean noTenants(JdbcClient sql) {
        return () -> {
            if (sql.sql(HAS_TENANTS).query(Boolean.class).single()) {
                throw new StartRefused(
                        "The log of this database keeps tenants apart, and shows nothing to an application without them.",
                        "Set orderflow.tenants.enabled=true. See docs/tenants.md.");
            }
        };
    }
}
