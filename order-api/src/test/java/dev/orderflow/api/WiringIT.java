package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.timeout.HandlerTimeoutHandlerEnhancerDefinition;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.SimpleQueryBus;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Axon's defaults fail in silence: no transactions, tokens in memory, XStream. So the parts that are really at work are looked
 * at, as Axon's configuration sees them.
 */
@FullApplication
class WiringIT {

    @Autowired
    private Configuration axon;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private List<Projection<?, ?>> readModels;

    /** The tests that run for every read model take its name from there. */
    @Test
    void everyReadModelIsWrittenDown(@Autowired JdbcClient sql) {
        assertThat(readModels)
                .extracting(Projection::name)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(ReadModels.names(sql));
    }

    /** A tracer that sends nothing would still make a span for each request. */
    @Test
    void withoutACollectorNothingIsTraced() {
        assertThat(context.getBeanDefinitionNames())
                .extracting(context::getType)
                .filteredOn(Objects::nonNull)
                .extracting(Class::getName)
                .isNotEmpty()
                .noneMatch(name -> name.contains("platform.tracing.")
                        || name.contains("micrometer.tracing.")
                        || name.contains("opentelemetry."));
    }

    /** Spring Boot's Kafka would have factories, and look through all beans for listeners. */
    @Test
    void withoutReplicationThereIsNoKafka(@Autowired JdbcClient sql) {
        assertThat(context.getBeanDefinitionNames())
                .extracting(context::getType)
                .filteredOn(Objects::nonNull)
                .extracting(Class::getName)
                .isNotEmpty()
                .noneMatch(name -> name.contains("platform.replication.") || name.contains("kafka."));
        assertThat(sql.sql("select to_regnamespace('replication')::text")
                        .query(String.class)
                        .list())
                .containsOnlyNulls();
    }

    @Test
    void transactionsAreRealOnes() {
        assertThat(axon.getComponent(TransactionManager.class).getClass().getSimpleName())
                .isEqualTo("WatchedTransactionManager");
        assertThat(context.getBeansOfType(PlatformTransactionManager.class).values())
                .singleElement()
                .isExactlyInstanceOf(JdbcTransactionManager.class);
        assertThat(context.getBean(ConnectionProvider.class))
                .isExactlyInstanceOf(SpringDataSourceConnectionProvider.class);
    }

    @Test
    void eventsAreKeptInPostgresAsJsonb() {
        assertThat(axon.eventStore().getClass().getSimpleName()).isEqualTo("LogEventStore");
        assertThat(axon.getComponent(EventBus.class)).isSameAs(axon.eventStore());
        assertThat(context.getBeansOfType(EventStore.class)).hasSize(1);
        assertThat(context.getBean(EventStorageEngine.class).getClass().getSimpleName())
                .isEqualTo("JsonbEventStorageEngine");
        assertThat(context.getBean(PersistenceExceptionResolver.class)
                        .getClass()
                        .getSimpleName())
                .isEqualTo("LostRaceResolver");
    }

    @Test
    void tokensAreKeptInPostgres() {
        assertThat(axon.getComponent(TokenStore.class).getClass().getSimpleName())
                .isEqualTo("ClaimedTokenStore");
    }

    @Test
    void everythingIsWrittenAsJson() {
        assertThat(axon.serializer()).isExactlyInstanceOf(Jackson3Serializer.class);
        assertThat(axon.messageSerializer()).isExactlyInstanceOf(Jackson3Serializer.class);
        assertThat(axon.eventSerializer().getClass().getSimpleName()).isEqualTo("EventSerializer");
        assertThat(context.getBeansOfType(Serializer.class).values())
                .allSatisfy(serializer -> assertThat(serializer).isInstanceOf(Jackson3Serializer.class));
        assertThat(context.containsBean("defaultAxonXStream")).isFalse();
    }

    @Test
    void theBusesAreLocalOnes() {
        assertThat(axon.getComponent(CommandBus.class)).isExactlyInstanceOf(SimpleCommandBus.class);
        assertThat(axon.getComponent(QueryBus.class)).isExactlyInstanceOf(SimpleQueryBus.class);
    }

    @Test
    void noMessageHasATimeOutOfAxons() {
        assertThat(context.getBeansOfType(HandlerTimeoutHandlerEnhancerDefinition.class))
                .isEmpty();
    }

    @Test
    void theAnnotationsOfACommandAreLookedUpOnce() {
        assertThat(axon.getComponent(CommandTargetResolver.class).getClass().getSimpleName())
                .isEqualTo("CachedTargetResolver");
    }

    @Test
    void eachReadModelHasAPooledProcessorAndOneForItsReplaysAndEachSideEffectHasOne(
            @Autowired ObjectProvider<SideEffectHandler> sideEffects) {
        EventProcessingConfiguration processing = axon.eventProcessingConfiguration();

        assertThat(processing.eventProcessors())
                .containsOnlyKeys(Stream.concat(
                                readModels.stream()
                                        .flatMap(readModel ->
                                                Stream.of(readModel.name(), readModel.name() + ".rebuild")),
                                sideEffects.stream().map(SideEffectHandler::name))
                        .toArray(String[]::new));
        assertThat(processing.eventProcessors().values())
                .allSatisfy(processor -> assertThat(processor).isInstanceOf(PooledStreamingEventProcessor.class));
    }

    @Test
    void aFailingProjectionIsNotPassedOver() {
        List<EventProcessor> processors = List.copyOf(
                axon.eventProcessingConfiguration().eventProcessors().values());

        assertThat(processors)
                .allSatisfy(processor -> assertThat(
                                axon.eventProcessingConfiguration().listenerInvocationErrorHandler(processor.getName()))
                        .isInstanceOf(PropagatingErrorHandler.class));
    }
}
