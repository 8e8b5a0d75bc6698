package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Migrations;
import dev.orderflow.platform.eventstore.StoredEventLookup;
import dev.orderflow.platform.eventstore.Tenants;
import java.lang.management.ManagementFactory;
import java.util.UUID;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What all projections need: the schema {@code read_model}, tokens, dead letters, and the handling of failures. */
@AutoConfiguration(
        beforeName = {
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration"
        })
@EnableConfigurationProperties(ProjectionsProperties.class)
public class ProjectionsAutoConfiguration {

    private static final String SCHEMA = "read_model";

    @Bean
    @ConditionalOnMissingBean(name = "readModelMigrations")
    FlywayMigrationInitializer readModelMigrations(JdbcConnectionDetails database) {
        return Migrations.of(SCHEMA, database);
    }

    /** The random part tells apart two processes that get the same identifier one after the other, as in containers. */
    @Bean
    @ConditionalOnMissingBean
    Node node() {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        return new Node(process + "-" + UUID.randomUUID().toString().substring(0, 4));
    }

    @Bean
    @ConditionalOnMissingBean
    TokenStore tokenStore(JdbcClient sql, Serializer serializer, Node node, ProjectionsProperties properties) {
        return new ClaimedTokenStore(sql, serializer, node, properties.claimTimeout());
    }

    @Bean
    SkippedEvents skippedEvents(JdbcTemplate jdbc) {
        return new SkippedEvents(jdbc);
    }

    /** The log is asked for late: its messages need Axon's configuration, and that needs the processors. */
    @Bean
    DeadLetterQueue deadLetterQueue(
            JdbcTemplate jdbc,
            SkippedEvents skipped,
            ObjectProvider<StoredEventLookup> log,
            ProjectionsProperties properties) {
        return new DeadLetterQueue(jdbc, skipped, log::getObject, properties.deadLetterLimit());
    }

    @Bean
    WaitingDeadLetters waitingDeadLetters(JdbcClient sql) {
        return new WaitingDeadLetters(sql);
    }

    @Bean
    ProjectionRegistry projectionRegistry(
            JdbcTemplate jdbc, DeadLetterQueue deadLetters, SkippedEvents skipped, Tenants tenants) {
        return new ProjectionRegistry(jdbc, deadLetters, skipped, tenants);
    }

    @Bean
    ReadModelTables readModelTables(JdbcClient sql, ObjectProvider<Projection<?, ?>> readModels) {
        return new ReadModelTables(sql, readModels.orderedStream().toList());
    }

    @Bean
    DeadLetterRetry deadLetterRetry(ProjectionRegistry projections, DeadLetterQueue deadLetters, Tenants tenants) {
        return new DeadLetterRetry(projections, deadLetters, tenants);
    }

    /** A failing handler fails its batch, which is tried again. Axon's default would log the failure and skip the event. */
    @Bean
    ConfigurerModule propagateProjectionErrors() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }
}
