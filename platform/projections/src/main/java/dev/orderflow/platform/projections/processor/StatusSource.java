package dev.orderflow.platform.projections.processor;

/** Work that is no event processor, so that it can't be paused, split or replayed, but of which operators see the same. */
public interface StatusSource {

    String name();

    ProcessorStatus status();
}
