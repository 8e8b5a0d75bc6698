package dev.orderflow.api.eventstore;

import dev.orderflow.api.eventstore.upcasting.Upcasters;
import dev.orderflow.projections.Migrations;
import java.util.Properties;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jpa.SQLStateResolver;
import org.axonframework.serialization.Serializer;
import org.postgresql.PGProperty;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The event store: Axon's, on PostgreSQL, each part named so that no default slips in. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreConfiguration {

    private static final String UNIQUE_VIOLATION =
            "23505"; // https://www.postgresql.org/docs/current/errcodes-appendix.html

    @Bean
    FlywayMigrationInitializer eventStoreMigrations(JdbcConnectionDetails database) {
        return Migrations.of("event_store", database);
    }

    @Bean
    @Qualifier("eventSerializer")
    Serializer eventSerializer() {
        return new EventSerializer();
    }

    @Bean
    ConfigurerModule upcasters() {
        return configurer ->
                Upcasters.inOrder().forEach(upcaster -> configurer.registerEventUpcaster(configuration -> upcaster));
    }

    /** Axon's own resolver does not recognise PostgreSQL's duplicate keys, and a lost race would end as a 500. */
    @Bean
    PersistenceExceptionResolver persistenceExceptionResolver() {
        return new SQLStateResolver(UNIQUE_VIOLATION);
    }

    @Bean
    JsonbEventStorageEngine eventStorageEngine(
            ConnectionProvider connectionProvider,
            TransactionManager transactionManager,
            PersistenceExceptionResolver persistenceExceptionResolver,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            LogReader logReader,
            Configuration configuration) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(connectionProvider)
                .transactionManager(transactionManager)
                .persistenceExceptionResolver(persistenceExceptionResolver)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .upcasterChain(configuration.upcasterChain());
        return new JsonbEventStorageEngine(builder, logReader);
    }

    @Bean
    LogReader logReader(DataSource dataSource) {
        return new LogReader(dataSource);
    }

    @Bean
    NewestRevision newestRevision(
            @Qualifier("eventSerializer") Serializer eventSerializer, Configuration configuration) {
        return new NewestRevision(configuration.upcasterChain(), eventSerializer);
    }

    @Bean
    LogTail logTail(LogReader logReader) {
        return new LogTail(logReader);
    }

    @Bean
    AppendNotifier appendNotifier(JdbcConnectionDetails database) {
        return new AppendNotifier(newConnections(database));
    }

    @Bean
    AppendListener appendListener(JdbcConnectionDetails database, LogTail tail) {
        return new AppendListener(newConnections(database), tail::wake);
    }

    /** Not from the pool: these two connections are kept for as long as the application runs. */
    static DataSource newConnections(JdbcConnectionDetails database) {
        DriverManagerDataSource connections = new DriverManagerDataSource(database.getJdbcUrl());
        connections.setUsername(database.getUsername());
        connections.setPassword(database.getPassword());
        Properties properties = new Properties();
        // A connection whose other end is gone without a word must not look alive for ever.
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        // Seconds; nothing that is said on these connections takes long.
        PGProperty.CONNECT_TIMEOUT.set(properties, 5);
        PGProperty.SOCKET_TIMEOUT.set(properties, 5);
        connections.setConnectionProperties(properties);
        return connections;
    }

    @Bean
    EventStore eventStore(
            JsonbEventStorageEngine engine, LogTail tail, AppendNotifier notifier, Configuration configuration) {
        LogEventStore.Builder builder = new LogEventStore.Builder(engine, tail, notifier);
        builder.messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"));
        builder.spanFactory(configuration.getComponent(EventBusSpanFactory.class));
        return builder.build();
    }
}
