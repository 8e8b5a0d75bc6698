package dev.orderflow.platform.projections;

import dev.orderflow.platform.eventstore.Migrations;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The read side's own parts: its schema, its tokens, and what happens when a projection fails. */
@Configuration(proxyBeanMethods = false)
class ProjectionsAutoConfiguration {

    private static final String SCHEMA = "read_model";

    @Bean
    FlywayMigrationInitializer readModelMigrations(JdbcConnectionDetails database) {
        return Migrations.of(SCHEMA, database);
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connectionProvider, Serializer serializer, Node node) {
        return new ClaimedTokenStore(connectionProvider, serializer, node, SCHEMA + ".tokens");
    }

    /** A failing handler stops its processor, which rolls back and tries again. The default would log, and skip the event. */
    @Bean
    ConfigurerModule propagateProjectionErrors() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }
}
