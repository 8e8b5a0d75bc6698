package dev.orderflow.platform.projections.processing;

import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle.LifecycleRegistry;

/** A processor that does not start with Axon, but when {@link ProcessorReconciler} finds that it is to run. */
final class ManagedProcessor extends PooledStreamingEventProcessor {

    ManagedProcessor(Builder builder) {
        super(builder);
    }

    /**
     * Lets this node claim a segment at once. Axon bars it from one that it has lost or given up, and for twice as long each time,
     * up to a minute, until it has handled a batch of it; a bar that is over takes the place of that one.
     */
    void unbar(int segment) {
        releaseSegment(segment, -1, TimeUnit.MILLISECONDS);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        // Steering has a lifecycle for all.
    }
}
