package dev.orderflow.platform.projections.processor;

import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle.LifecycleRegistry;

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

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        // ProcessorReconciler has the lifecycle of all processors.
    }
}
