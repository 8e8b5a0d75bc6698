package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.eventstore.upcasting.Upcasters;
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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** The event store: Axon's, on PostgreSQL, each part named so that no default slips in. */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class EventStoreAutoConfiguration {

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
    LogLookup logLookup(JdbcTemplate jdbc, NewestRevision newest, JsonbEventStorageEngine engine) {
        return new LogLookup(jdbc, newest, engine);
    }

    @Bean
    LogTail logTail(LogReader logReader, WakeUpRegistry wakeUps) {
        LogTail tail = new LogTail(logReader);
        wakeUps.on(NotificationChannel.EVENTS, tail::wake);
        return tail;
    }

    @Bean
    EventStore eventStore(
            JsonbEventStorageEngine engine, LogTail tail, Notifier notifier, Configuration configuration) {
        LogEventStore.Builder builder = new LogEventStore.Builder(engine, tail, notifier);
        builder.messageMonitor(configuration.messageMonitor(EventStore.class, "eventStore"));
        builder.spanFactory(configuration.getComponent(EventBusSpanFactory.class));
        return builder.build();
    }
}
