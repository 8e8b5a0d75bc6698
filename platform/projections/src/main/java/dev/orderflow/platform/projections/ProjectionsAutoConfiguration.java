package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Migrations;
import java.time.Duration;
import java.util.List;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema of the read side, its tokens and dead letters, and what happens when a projection fails. */
@Configuration(proxyBeanMethods = false)
class ProjectionsAutoConfiguration {

    private static final String SCHEMA = "read_model";

    @Bean
    FlywayMigrationInitializer readModelMigrations(JdbcConnectionDetails database) {
        return Migrations.of(SCHEMA, database);
    }

    @Bean
    SkippedEvents skippedEvents(JdbcTemplate jdbc) {
        return new SkippedEvents(jdbc);
    }

    @Bean
    DeadLetterQueue deadLetterQueue(JdbcTemplate jdbc, SkippedEvents skipped) {
        return new DeadLetterQueue(jdbc, skipped);
    }

    @Bean
    ProjectionRegistry projectionRegistry(JdbcTemplate jdbc, DeadLetterQueue deadLetters, SkippedEvents skipped) {
        return new ProjectionRegistry(jdbc, deadLetters, skipped);
    }

    @Bean
    DeadLetterRetry deadLetterRetry(ProjectionRegistry projections, DeadLetterQueue deadLetters) {
        return new DeadLetterRetry(projections, deadLetters);
    }

    @Bean
    ReadModelTables readModelTables(JdbcClient sql, List<Projection<?, ?>> readModels) {
        return new ReadModelTables(sql, readModels);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connectionProvider, Serializer serializer, Node node) {
        return new ClaimedTokenStore(connectionProvider, serializer, node, Duration.ofSeconds(5), SCHEMA + ".tokens");
    }

    /** A failing handler stops its processor, which rolls back and tries again. The default would log the failure and skip the event. */
    @Bean
    ConfigurerModule propagateProjectionErrors() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }
}
