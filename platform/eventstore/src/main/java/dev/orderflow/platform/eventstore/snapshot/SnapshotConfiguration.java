package dev.orderflow.platform.eventstore.snapshot;

import dev.orderflow.domain.Order;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts the repository that knows snapshots in the place of Axon's own. */
@Configuration(proxyBeanMethods = false)
class SnapshotConfiguration {

    @Bean
    ConfigurerModule ordersBySnapshot(
            AggregateConfigurer<Order> order,
            LockFactory orderLocks,
            JdbcTemplate sql,
            @Qualifier("eventSerializer") Serializer serializer,
            @Qualifier("snapshotExecutor") ExecutorService executor) {
        SnapshotStore snapshots = new SnapshotStore(JdbcClient.create(sql), executor);
        return configurer -> order.configureRepository(axon -> new SnapshotRepository(
                EventSourcingRepository.builder(Order.class)
                        .parameterResolverFactory(axon.parameterResolverFactory())
                        .handlerDefinition(axon.handlerDefinition(Order.class))
                        .lockFactory(orderLocks)
                        .eventStore(axon.eventStore())
                        .repositoryProvider(axon::repository)
                        .spanFactory(axon.getComponent(RepositorySpanFactory.class)),
                new StateLoader(sql, snapshots, serializer, axon.upcasterChain())));
    }

    /** One thread takes them all: a snapshot is one statement, and a hundred that wait are a hundred too many already. */
    @Bean(destroyMethod = "shutdown")
    ExecutorService snapshotExecutor() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(100), new AxonThreadFactory("snapshots"));
    }
}
