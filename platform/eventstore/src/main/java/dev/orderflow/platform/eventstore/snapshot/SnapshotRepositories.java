package dev.orderflow.platform.eventstore.snapshot;

import dev.orderflow.platform.database.OutsideTransaction;
import dev.orderflow.platform.startup.StartRefused;
import java.util.List;
import java.util.concurrent.Executor;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.RepositorySpanFactory;
import org.axonframework.serialization.Serializer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Makes the repositories that load aggregates from snapshots. */
record SnapshotRepositories(
        List<AggregateConfigurer<?>> aggregates,
        LockFactory locks,
        JdbcTemplate sql,
        OutsideTransaction outside,
        Serializer serializer,
        Executor executor,
        int threshold) {

    <A, S> void replace(SnapshotDefinition<A, S> definition) {
        SnapshotStore<S> snapshots = new SnapshotStore<>(definition, JdbcClient.create(sql), executor);
        configurerOf(definition.aggregateType())
                .configureRepository(axon -> new SnapshotRepository<>(
                        builder(definition.aggregateType(), axon),
                        new AggregateLoader<>(
                                definition, snapshots, threshold, sql, outside, serializer, axon.upcasterChain())));
    }

    private <A> EventSourcingRepository.Builder<A> builder(Class<A> aggregate, Configuration axon) {
        return EventSourcingRepository.builder(aggregate)
                .parameterResolverFactory(axon.parameterResolverFactory())
                .handlerDefinition(axon.handlerDefinition(aggregate))
                .lockFactory(locks)
                .eventStore(axon.eventStore())
                .repositoryProvider(axon::repository)
                .spanFactory(axon.getComponent(RepositorySpanFactory.class));
    }

    @SuppressWarnings("unchecked") // the configurer of a class is made for this class
    private <A> AggregateConfigurer<A> configurerOf(Class<A> aggregate) {
        return aggregates.stream()
                .filter(configurer -> configurer.aggregateType() == aggregate)
                .map(configurer -> (AggregateConfigurer<A>) configurer)
                .findFirst()
                .orElseThrow(() -> new StartRefused(
                        "There are to be snapshots of " + aggregate.getName() + ", but Axon's configuration lacks it.",
                        "Contribute a bean of type AggregateConfigurer<" + aggregate.getSimpleName() + ">."));
    }
}
