package dev.orderflow.platform.web.idempotency;

import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.tenancy.TablesOfTenants;
import dev.orderflow.platform.web.WebProperties;
import dev.orderflow.platform.web.problem.ProblemAutoConfiguration;
import dev.orderflow.platform.web.problem.ProblemWriter;
import dev.orderflow.platform.web.problem.Problems;
import dev.orderflow.platform.web.request.FingerprintSecrets;
import dev.orderflow.platform.web.request.RequestAutoConfiguration;
import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the keys between HTTP and the commands, neither of which has to know about them. See docs/decisions/0013-idempotency-keys.md. */
@AutoConfiguration(
        after = {ProblemAutoConfiguration.class, RequestAutoConfiguration.class, JdbcClientAutoConfiguration.class})
@ConditionalOnBean(KeyedCommands.class)
@EnableConfigurationProperties(WebProperties.class)
public class IdempotencyAutoConfiguration {

    @Bean
    FlywayMigrationInitializer idempotencyMigrations(JdbcConnectionDetails database) {
        return Migrations.of("idempotency", database);
    }

    /** A key is found by its caller and tenant. */
    @Bean
    TablesOfTenants idempotencyTables() {
        return new TablesOfTenants(List.of(), List.of("idempotency.keys"));
    }

    @Bean
    KeyStore keyStore(JdbcClient sql, WebProperties properties) {
        return new KeyStore(sql, properties.idempotency().keptFor());
    }

    /**
     * Axon puts an interceptor that is a bean on its gateway and its bus. It comes before the interceptors that look at the outcome
     * of a command, since an answer that is given again is no new outcome.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    KeyedCommandInterceptor keyedCommandInterceptor(
            KeyStore keys,
            List<KeyedCommands> commands,
            @Lazy EventStore log, // which is made after Axon's buses, and these after their interceptors
            WebProperties properties,
            @Value("${spring.datasource.hikari.maximum-pool-size:10}") int connections) {
        double share = properties.limits().commandConnections()
                * properties.idempotency().poolShare();
        int permits = Math.max(1, (int) (connections * share));
        return new KeyedCommandInterceptor(
                keys, new Bulkhead(permits, properties.idempotency().waitTimeout()), commands, log);
    }

    @Bean
    StoredRefusalResolver storedRefusalResolver(
            KeyStore keys, List<KeyedCommands> commands, Problems problems, ProblemWriter writer) {
        return new StoredRefusalResolver(keys, commands, problems, writer);
    }

    @Bean
    ReplayedHeader replayedHeader() {
        return new ReplayedHeader();
    }

    @Bean
    KeyPurge keyPurge(KeyStore keys, WebProperties properties) {
        return new KeyPurge(keys, properties.idempotency());
    }

    /** After the checks of scopes and media types, and before the body is read. */
    @Bean
    WebMvcConfigurer idempotencyKeys(List<KeyedCommands> commands, ObjectProvider<FingerprintSecrets> secrets) {
        Fingerprints fingerprints = new Fingerprints(secrets.getIfAvailable(() -> List::of));
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry interceptors) {
                interceptors
                        .addInterceptor(new KeyInterceptor(fingerprints))
                        .addPathPatterns(commands.stream()
                                .flatMap(kind -> kind.paths().stream())
                                .toList());
            }
        };
    }
}
