package dev.orderflow.platform.projections.processor;

import java.util.concurrent.TimeUnit;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle.LifecycleRegistry;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/**
 * A pooled processor that {@link ProcessorReconciler} starts and stops, and not Axon's own lifecycle.
 * See docs/decisions/0021-pooled-processors.md.
 */
final class ManagedProcessor extends PooledStreamingEventProcessor {

    ManagedProcessor(Builder builder) {
        super(builder);
    }

    /**
     * Lets this node claim a segment at once. After a lost claim, Axon keeps a node from claiming that segment again: each time twice
     * as long, up to a minute, until a batch succeeds. A new waiting time replaces that one, and this one is already over.
     */
    void allowClaim(int segment) {
        releaseSegment(segment, -1, TimeUnit.MILLISECONDS);
    }

    /** A projection sends no messages, so nobody needs what Axon collects at each event for the messages that it might cause. */
    @Override
    public Registration registerHandlerInterceptor(MessageHandlerInterceptor<? super EventMessage<?>> interceptor) {
        return interceptor instanceof CorrelationDataInterceptor
                ? () -> false
                : super.registerHandlerInterceptor(interceptor);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        // ProcessorReconciler has the lifecycle of all processors.
    }
}
