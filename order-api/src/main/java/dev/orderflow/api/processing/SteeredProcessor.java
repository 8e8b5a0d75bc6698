package dev.orderflow.api.processing;

import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.lifecycle.Lifecycle.LifecycleRegistry;

/** A processor that does not start with Axon, but when {@link Steering} finds that it is to run. */
final class SteeredProcessor extends PooledStreamingEventProcessor {

    SteeredProcessor(Builder builder) {
        super(builder);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        // Steering has a lifecycle for all.
    }
}
