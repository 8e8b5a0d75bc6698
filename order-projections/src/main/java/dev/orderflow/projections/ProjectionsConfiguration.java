package dev.orderflow.projections;

import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The read side's own parts: its schema, its tokens, and what happens when a projection fails. */
@Configuration(proxyBeanMethods = false)
@EntityScan
@EnableJpaRepositories(
        enableDefaultTransactions = false) // a query is one statement, which needs no transaction around it
class ProjectionsConfiguration {

    private static final String SCHEMA = "read_model";

    @Bean
    FlywayMigrationInitializer readModelMigrations(JdbcConnectionDetails database) {
        return Migrations.of(SCHEMA, database);
    }

    /** Tokens are text, so that a person at psql can read them. */
    @Bean
    TokenStore tokenStore(ConnectionProvider connectionProvider, Serializer serializer) {
        return JdbcTokenStore.builder()
                .connectionProvider(connectionProvider)
                .serializer(serializer)
                .contentType(String.class)
                .schema(TokenSchema.builder()
                        .setTokenTable(SCHEMA + ".tokens")
                        .setProcessorNameColumn("processor")
                        .setSegmentColumn("segment")
                        .setTokenColumn("token")
                        .setTokenTypeColumn("token_type")
                        .setTimestampColumn("timestamp")
                        .setOwnerColumn("owner")
                        .build())
                .build();
    }

    /** A failing handler stops its processor, which rolls back and tries again. The default would log, and skip the event. */
    @Bean
    ConfigurerModule propagateProjectionErrors() {
        return configurer -> configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance());
    }
}
