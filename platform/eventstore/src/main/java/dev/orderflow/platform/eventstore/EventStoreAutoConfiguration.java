package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.database.ConnectionPools;
import dev.orderflow.platform.database.OutsideTransaction;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.startup.StartRefused;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.axonframework.springboot.util.ConditionalOnMissingQualifiedBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationInitializer;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Axon's event store on PostgreSQL: the schema, the serializer, the engine, and the readers of the log. See
 * docs/decisions/0001-events-in-jsonb-by-jdbc.md.
 */
@AutoConfiguration(
        after = MessagingAutoConfiguration.class,
        beforeName = {
            "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaAutoConfiguration",
            "org.axonframework.springboot.autoconfig.JpaEventStoreAutoConfiguration"
        })
@EnableConfigurationProperties(EventStoreProperties.class)
public final class EventStoreAutoConfiguration {

    @Bean
    @ConditionalOnMissingBean(name = "eventStoreMigrations")
    FlywayMigrationInitializer eventStoreMigrations(JdbcConnectionDetails database) {
        return Migrations.of("event_store", database);
    }

    @Bean
    @Qualifier("eventSerializer")
    @ConditionalOnMissingQualifiedBean(beanClass = Serializer.class, qualifier = "eventSerializer")
    Serializer eventSerializer(ObjectProvider<EventTypeRegistry> types) {
        return new EventSerializer(types.orderedStream()
                .reduce(EventTypeRegistry::with)
                .orElseThrow(() -> new StartRefused(
                        "The event store does not know under which names the application's events are stored.",
                        "Contribute a bean of type " + EventTypeRegistry.class.getName() + ".")));
    }

    @Bean
    @ConditionalOnMissingBean(PersistenceExceptionResolver.class)
    LostRaceResolver persistenceExceptionResolver() {
        return new LostRaceResolver();
    }

    @Bean
    JsonbEventStorageEngine eventStorageEngine(
            ConnectionProvider connectionProvider,
            TransactionManager transactionManager,
            PersistenceExceptionResolver persistenceExceptionResolver,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            LogReader logReader,
            DataSource dataSource,
            OutsideTransaction outside,
            GroupCommit groupCommit,
            ConsistencyBoundaries boundaries,
            ObjectProvider<AppendTracing> tracing,
            EventStoreProperties properties,
            Configuration axon) {
        JdbcEventStorageEngine.Builder builder = JdbcEventStorageEngine.builder()
                .connectionProvider(connectionProvider)
                .transactionManager(transactionManager)
                .persistenceExceptionResolver(persistenceExceptionResolver)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(eventSerializer)
                .upcasterChain(axon.upcasterChain());
        return new JsonbEventStorageEngine(
                builder,
                logReader,
                dataSource,
                outside,
                groupCommit,
                boundaries,
                tracing.getIfAvailable(() -> AppendTracing.NONE),
                properties.readBatchSize());
    }

    @Bean
    ConsistencyBoundaries consistencyBoundaries(LockFactory locks, JdbcClient sql) {
        return new ConsistencyBoundaries(locks, sql);
    }

    @Bean
    GroupCommit groupCommit(ConnectionPools pools, EventStoreProperties properties) {
        return new GroupCommit(
                pools.beside("append", properties.groupWriters(), GroupCommit.SESSION), GroupCommit.PATIENCE);
    }

    @Bean
    @ConditionalOnMissingBean
    LogReader logReader(DataSource dataSource, ConnectionPools pools, EventStoreProperties properties) {
        return new LogReader(dataSource, pools.beside("log", properties.readConnections()), properties.gapWait());
    }

    /** A fifth of the connections is for searches, so that other queries have the larger part of theirs. */
    @Bean
    @ConditionalOnMissingBean
    LogSearch logSearch(DataSource dataSource, ConnectionPools pools) {
        return new LogSearch(dataSource, Math.max(1, pools.size() / 5));
    }

    @Bean
    @ConditionalOnMissingBean
    Tenants tenants() {
        return Tenants.NONE;
    }

    @Bean
    LogCheck logCheck(JdbcClient sql) {
        return new LogCheck(sql);
    }

    @Bean
    StoredEventUpcaster storedEventUpcaster(
            @Qualifier("eventSerializer") Serializer eventSerializer, Configuration axon) {
        return new StoredEventUpcaster(axon.upcasterChain(), eventSerializer);
    }

    @Bean
    StoredEventLookup storedEventLookup(
            JdbcTemplate jdbc, StoredEventUpcaster upcaster, JsonbEventStorageEngine engine) {
        return new StoredEventLookup(jdbc, upcaster, engine);
    }

    @Bean
    LogTail logTail(LogReader logReader, WakeUpRegistry wakeUps, EventStoreProperties properties) {
        LogTail tail = new LogTail(
                logReader,
                new RecentEvents(properties.recentEvents()),
                properties.pollInterval(),
                properties.linger(),
                properties.readBatchSize());
        wakeUps.on(NotificationChannel.EVENTS, tail::wake);
        return tail;
    }

    @Bean
    @ConditionalOnMissingBean
    EventStore eventStore(
            JsonbEventStorageEngine engine,
            Map<String, EventStorageEngine> engines,
            LogTail tail,
            Notifier notifier,
            Configuration axon) {
        List<String> unused = engines.entrySet().stream()
                .filter(other -> other.getValue() != engine)
                .map(Map.Entry::getKey)
                .toList();
        if (!unused.isEmpty()) {
            throw new StartRefused(
                    "The event storage engine " + String.join(", ", unused)
                            + " would never be used: this event store and its readers need the schema event_store.",
                    "Take the bean away. To store events elsewhere, exclude "
                            + EventStoreAutoConfiguration.class.getName() + ".");
        }
        LogEventStore.Builder builder = new LogEventStore.Builder(engine, tail, notifier);
        builder.messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"));
        builder.spanFactory(axon.getComponent(EventBusSpanFactory.class));
        return builder.build();
    }
}
