package dev.orderflow.platform.projections.processing;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.Projection;
import dev.orderflow.platform.projections.ProjectionRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** A processor for each read model, and one for the read model that a replay makes beside it. */
@Configuration(proxyBeanMethods = false)
class ProcessingAutoConfiguration {

    /** As many as a node of two cores makes use of. Each holds a connection of the pool's ten while it writes a batch. */
    private static final int LIVE_THREADS = 4;

    /** A replay takes its time, and leaves some to those who ask and order meanwhile. */
    private static final int REPLAY_THREADS = 2;

    /** Two nodes share a read model's work without any operator. */
    private static final int SEGMENTS = 2;

    /** One fold and one upsert for each batch: at 1,000 the statement's fixed costs no longer show. */
    private static final int BATCH = 1_000;

    /** So often an owner says that it lives, and whoever has less than its share looks for segments without an owner. */
    private static final long CLAIM_MILLIS = 1_000;

    @Bean
    Node node() {
        String process = ManagementFactory.getRuntimeMXBean().getName();
        return new Node(process + "-" + UUID.randomUUID().toString().substring(0, 4));
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService coordinators() {
        return new CoordinatorExecutor();
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService liveWorkers() {
        return Executors.newScheduledThreadPool(LIVE_THREADS, new AxonThreadFactory("live"));
    }

    @Bean(destroyMethod = "shutdown")
    ScheduledExecutorService replayWorkers() {
        return Executors.newScheduledThreadPool(REPLAY_THREADS, new AxonThreadFactory("replay"));
    }

    @Bean
    ConfigurerModule processorsOfReadModels(
            List<Projection<?, ?>> readModels,
            ProjectionRegistry projections,
            SegmentAssignment shares,
            BatchFailureRecorder failures,
            ChangeNotifier changesTold,
            ScheduledExecutorService coordinators,
            ScheduledExecutorService liveWorkers,
            ScheduledExecutorService replayWorkers) {
        return configurer -> readModels.forEach(readModel -> {
            EventProcessingConfigurer processing = configurer.eventProcessing();
            Generation live = Generation.live(readModel.name());
            register(processing, projections, readModel, live, shares, failures, coordinators, liveWorkers);
            processing.registerHandlerInterceptor(live.processor(), axon -> changesTold);
            register(
                    processing,
                    projections,
                    readModel,
                    Generation.rebuild(readModel.name()),
                    shares,
                    failures,
                    coordinators,
                    replayWorkers);
        });
    }

    private static void register(
            EventProcessingConfigurer processing,
            ProjectionRegistry projections,
            Projection<?, ?> readModel,
            Generation build,
            SegmentAssignment shares,
            BatchFailureRecorder failures,
            ScheduledExecutorService coordinators,
            ScheduledExecutorService workers) {
        Object projection = projections.of(readModel, build);
        processing
                .registerEventHandler(axon -> projection)
                .assignHandlerInstancesMatching(build.processor(), handler -> handler == projection)
                .registerEventProcessor(build.processor(), (name, axon, invoker) -> {
                    PooledStreamingEventProcessor.Builder processor = PooledStreamingEventProcessor.builder()
                            .messageSource(axon.eventStore())
                            .tokenStore(axon.getComponent(TokenStore.class))
                            .transactionManager(axon.getComponent(TransactionManager.class))
                            // From the first event on, and not as a replay in Axon's sense: nothing is handled
                            // otherwise. The log's own tail token would be before the lowest position that shows,
                            // and in a new log the append of a lower one may still be running.
                            .initialToken(log -> null)
                            .initialSegmentCount(SEGMENTS)
                            .maxSegmentProvider(shares)
                            .tokenClaimInterval(CLAIM_MILLIS)
                            .claimExtensionThreshold(CLAIM_MILLIS)
                            .batchSize(BATCH)
                            .coordinatorExecutor(coordinators)
                            .workerExecutor(workers);
                    processor
                            .name(name)
                            .eventHandlerInvoker(invoker)
                            .errorHandler(failures)
                            .messageMonitor(axon.messageMonitor(PooledStreamingEventProcessor.class, name))
                            .spanFactory(axon.getComponent(EventProcessorSpanFactory.class));
                    return new ManagedProcessor(processor);
                });
    }
}
