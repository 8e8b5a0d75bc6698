package dev.orderflow.platform.projections.processor;

import com.zaxxer.hikari.HikariDataSource;
import dev.orderflow.platform.database.ConnectionPools;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.ProjectionRegistry;
import dev.orderflow.platform.projections.ProjectionsAutoConfiguration;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.SideEffectHandler;
import dev.orderflow.platform.role.NodeRole;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * Two processors for each projection: one feeds the live read model, the other one the build that a replay makes beside it. And one
 * for each handler with side effects.
 */
@AutoConfiguration(after = ProjectionsAutoConfiguration.class)
public class ProcessorsAutoConfiguration {

    /** For {@link ProcessorReconciler} and for the cut-over. */
    private static final int OTHER_CONNECTIONS = 2;

    @Bean
    ProcessorTransactions processorTransactions(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            ConnectionPools pools,
            ProjectionsProperties properties) {
        int connections = Objects.requireNonNullElse(
                properties.connections(),
                properties.liveThreads()
                        + properties.sideEffectThreads()
                        + properties.replayThreads()
                        + CoordinatorExecutor.THREADS
                        + OTHER_CONNECTIONS);
        HikariDataSource pool = pools.beside("processors", connections);
        return pool == null
                ? ProcessorTransactions.onTheApplicationsPool(transactionManager)
                : ProcessorTransactions.onAPoolOfTheirOwn(dataSource, pool);
    }

    @Bean
    SegmentClaims segmentClaims(JdbcClient sql, Serializer serializer, ProjectionsProperties properties) {
        return new SegmentClaims(sql, serializer, properties.claimTimeout(), properties.failedBatchPause());
    }

    @Bean
    SegmentAssignment segmentAssignment() {
        return new SegmentAssignment();
    }

    @Bean
    SegmentOperations segmentOperations(
            SegmentClaims claims, ProcessorTransactions transactions, ObjectProvider<SideEffectHandler> sideEffects) {
        return new SegmentOperations(
                sideEffects.stream()
                        .filter(handler -> !handler.mayBeSplit())
                        .map(SideEffectHandler::name)
                        .collect(Collectors.toSet()),
                claims,
                transactions.template());
    }

    @Bean
    DesiredState desiredState(JdbcClient sql) {
        return new DesiredState(sql);
    }

    @Bean
    LocalHandlers localHandlers(
            NodeRole role,
            ObjectProvider<Projection<?, ?>> projections,
            ObjectProvider<SideEffectHandler> sideEffects) {
        return LocalHandlers.of(
                role,
                projections.orderedStream().toList(),
                sideEffects.orderedStream().toList());
    }

    @Bean
    ProcessorStatuses processorStatuses(
            LocalHandlers handlers, SegmentClaims claims, JdbcClient sql, ProjectionsProperties properties) {
        return new ProcessorStatuses(handlers, claims, sql, properties.deadLetterLimit());
    }

    @Bean
    ProcessorReconciler processorReconciler(
            Node node,
            NodeRole role,
            JdbcClient sql,
            DesiredState desired,
            SegmentClaims claims,
            SegmentAssignment assignment,
            LocalHandlers handlers,
            ProcessorTransactions transactions,
            Configuration axon,
            WakeUpRegistry wakeUps,
            ProjectionsProperties properties) {
        return new ProcessorReconciler(
                node.name(),
                new NodeRegistry(sql, properties.claimTimeout(), role.hasReadModels()),
                desired,
                claims,
                assignment,
                handlers,
                transactions.template(),
                axon,
                wakeUps,
                properties);
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "coordinators")
    ScheduledExecutorService coordinators() {
        return new CoordinatorExecutor();
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "liveWorkers")
    ScheduledExecutorService liveWorkers(ProjectionsProperties properties) {
        return new WorkerExecutor("live", properties.liveThreads());
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "sideEffectWorkers")
    ScheduledExecutorService sideEffectWorkers(ProjectionsProperties properties) {
        return new WorkerExecutor("side-effect", properties.sideEffectThreads());
    }

    @Bean(destroyMethod = "shutdown", defaultCandidate = false)
    @ConditionalOnMissingBean(name = "replayWorkers")
    ScheduledExecutorService replayWorkers(ProjectionsProperties properties) {
        return new WorkerExecutor("replay", properties.replayThreads());
    }

    @Bean
    ConfigurerModule processorsOfProjections(
            LocalHandlers handlers,
            ProjectionRegistry registry,
            JdbcClient sql,
            JdbcTemplate jdbc,
            Notifier notifier,
            SegmentAssignment assignment,
            ProcessorTransactions transactions,
            ProjectionsProperties properties,
            @Qualifier("coordinators") ScheduledExecutorService coordinators,
            @Qualifier("liveWorkers") ScheduledExecutorService liveWorkers,
            @Qualifier("sideEffectWorkers") ScheduledExecutorService sideEffectWorkers,
            @Qualifier("replayWorkers") ScheduledExecutorService replayWorkers) {
        return new ProcessorRegistration(
                handlers,
                registry,
                new BatchFailureRecorder(sql, transactions.template()),
                new ChangeNotifier(notifier),
                assignment,
                transactions,
                jdbc,
                properties,
                coordinators,
                liveWorkers,
                sideEffectWorkers,
                replayWorkers);
    }
}
