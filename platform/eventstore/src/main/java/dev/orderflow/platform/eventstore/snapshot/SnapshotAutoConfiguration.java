package dev.orderflow.platform.eventstore.snapshot;

import dev.orderflow.platform.database.OutsideTransaction;
import dev.orderflow.platform.eventstore.EventStoreAutoConfiguration;
import dev.orderflow.platform.eventstore.EventStoreProperties;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.lock.LockFactory;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;

/** Replaces Axon's repository of each aggregate that has a {@link SnapshotDefinition}. */
@AutoConfiguration(after = EventStoreAutoConfiguration.class)
public final class SnapshotAutoConfiguration {

    private static final int MOST_WAITING = 100;

    @Bean
    ConfigurerModule snapshotRepositories(
            ObjectProvider<SnapshotDefinition<?, ?>> definitions,
            ObjectProvider<AggregateConfigurer<?>> aggregates,
            LockFactory locks,
            JdbcTemplate sql,
            OutsideTransaction outside,
            @Qualifier("eventSerializer") Serializer serializer,
            @Qualifier("snapshotExecutor") ExecutorService executor,
            EventStoreProperties properties) {
        SnapshotRepositories repositories = new SnapshotRepositories(
                aggregates.stream().toList(),
                locks,
                sql,
                outside,
                serializer,
                executor,
                properties.snapshot().threshold());
        return configurer -> definitions.forEach(repositories::replace);
    }

    /** One thread takes all snapshots: each is one statement. When this many wait, the next one is not taken. */
    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "snapshotExecutor")
    ExecutorService snapshotExecutor() {
        return new ThreadPoolExecutor(
                1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING), new AxonThreadFactory("snapshots"));
    }
}
