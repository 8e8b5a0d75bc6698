package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.eventstore.Migrations;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the keys between HTTP and the orders, where neither of the two knows of them. */
@Configuration(proxyBeanMethods = false)
class IdempotencyConfiguration implements WebMvcConfigurer {

    @Bean
    FlywayMigrationInitializer idempotencyMigrations(JdbcConnectionDetails database) {
        return Migrations.of("idempotency", database);
    }

    /**
     * Axon puts an interceptor that is a bean on its gateway and its bus. Half of the connections are left to commands that wait
     * without one, to queries and to projections. It comes before those who look at what becomes of a command, since an answer
     * that is given again is no new outcome.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    KeyedCommandInterceptor keyedCommands(
            KeyStore keys, EventStore log, @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections) {
        return new KeyedCommandInterceptor(keys, new Bulkhead(Math.max(1, connections / 2)), new ResultFromLog(log));
    }

    @Bean
    KeyPurge purge(KeyStore keys) {
        return new KeyPurge(keys);
    }

    /** After those who look at scopes and media types, and before the body is read. */
    @Override
    public void addInterceptors(InterceptorRegistry interceptors) {
        interceptors
                .addInterceptor(new KeyInterceptor())
                .addPathPatterns("/api/orders", "/api/orders/**")
                .order(1);
    }
}
