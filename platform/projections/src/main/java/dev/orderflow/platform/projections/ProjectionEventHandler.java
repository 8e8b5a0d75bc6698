package dev.orderflow.platform.projections;

import dev.orderflow.domain.event.OrderEvent;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.UnknownSerializedType;

/** Brings events into one build of a read model. */
final class ProjectionEventHandler {

    private final String processor;
    private final BatchFold<?> fold;
    private final SkippedEvents skipped;

    ProjectionEventHandler(String processor, BatchFold<?> fold, SkippedEvents skipped) {
        this.processor = processor;
        this.fold = fold;
        this.skipped = skipped;
    }

    @EventHandler(payloadType = OrderEvent.class)
    void on(TrackedEventMessage<OrderEvent> event) {
        fold.add(event);
    }

    @EventHandler
    void on(UnknownSerializedType event, TrackingToken position) {
        skipped.add(processor, event, position);
    }
}
