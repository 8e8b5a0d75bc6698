package dev.orderflow.platform.projections.processor;

import dev.orderflow.platform.projections.Generation;
import dev.orderflow.platform.projections.ProjectionRegistry;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.SideEffectHandler;
import java.util.concurrent.ScheduledExecutorService;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configurer;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventProcessorSpanFactory;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.springframework.jdbc.core.JdbcTemplate;

/** Registers the processors with Axon. */
record ProcessorRegistration(
        LocalHandlers handlers,
        ProjectionRegistry registry,
        BatchFailureRecorder failures,
        ChangeNotifier changes,
        SegmentAssignment assignment,
        ProcessorTransactions transactions,
        JdbcTemplate jdbc,
        ProjectionsProperties properties,
        ScheduledExecutorService coordinators,
        ScheduledExecutorService liveWorkers,
        ScheduledExecutorService sideEffectWorkers,
        ScheduledExecutorService replayWorkers)
        implements ConfigurerModule {

    @Override
    public void configureModule(Configurer configurer) {
        EventProcessingConfigurer processing = configurer.eventProcessing();
        handlers.projections().forEach(projection -> {
            Generation live = Generation.live(projection.name());
            registerLive(
                    processing, live.processor(), registry.of(projection, live), properties.segments(), liveWorkers);
            processing.registerHandlerInterceptor(live.processor(), axon -> changes);
            Generation rebuild = Generation.rebuild(projection.name());
            register(
                    processing,
                    rebuild.processor(),
                    registry.of(projection, rebuild),
                    properties.segments(),
                    transactions.ofReplayedBatches(jdbc),
                    replayWorkers);
        });
        handlers.sideEffects()
                .forEach(handler -> registerLive(
                        processing,
                        handler.name(),
                        invoker(handler),
                        handler.mayBeSplit() ? properties.segments() : 1,
                        sideEffectWorkers));
    }

    private static EventHandlerInvoker invoker(SideEffectHandler handler) {
        return SimpleEventHandlerInvoker.builder()
                .eventHandlers(handler)
                .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                .build();
    }

    private void registerLive(
            EventProcessingConfigurer processing,
            String name,
            EventHandlerInvoker handler,
            int segments,
            ScheduledExecutorService workers) {
        register(processing, name, handler, segments, transactions.ofLiveBatches(), workers);
    }

    private void register(
            EventProcessingConfigurer processing,
            String processorName,
            EventHandlerInvoker handler,
            int segments,
            TransactionManager batches,
            ScheduledExecutorService workers) {
        // Axon makes a processor only for a handler that it knows.
        processing
                .registerEventHandler(axon -> handler)
                .assignHandlerInstancesMatching(processorName, instance -> instance == handler)
                .registerEventProcessor(
                        processorName,
                        (name, axon, axonsInvoker) -> processor(name, axon, handler, segments, batches, workers));
    }

    private ManagedProcessor processor(
            String name,
            org.axonframework.config.Configuration axon,
            EventHandlerInvoker handler,
            int segments,
            TransactionManager batches,
            ScheduledExecutorService workers) {
        long claimInterval = properties.claimInterval().toMillis();
        PooledStreamingEventProcessor.Builder processor = PooledStreamingEventProcessor.builder()
                .messageSource(axon.eventStore())
                .tokenStore(axon.getComponent(TokenStore.class))
                .transactionManager(batches)
                // A new processor handles every event, and not as a replay in Axon's sense, in which some handlers are
                // skipped.
                // The log's own tail token would be before the lowest position that can be seen, and in a new log the
                // append of
                // a lower position may still be running.
                .initialToken(log -> null)
                .initialSegmentCount(segments)
                .maxSegmentProvider(assignment)
                .tokenClaimInterval(claimInterval)
                .claimExtensionThreshold(claimInterval)
                .batchSize(properties.batchSize())
                .coordinatorExecutor(coordinators)
                .workerExecutor(workers);
        processor
                .name(name)
                .eventHandlerInvoker(handler)
                .errorHandler(failures)
                .messageMonitor(axon.messageMonitor(PooledStreamingEventProcessor.class, name))
                .spanFactory(axon.getComponent(EventProcessorSpanFactory.class));
        return new ManagedProcessor(processor);
    }
}
