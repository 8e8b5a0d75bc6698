package dev.orderflow.platform.projections;

import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Gives the events of a processor to the fold of one generation of a read model, and counts those of an unknown type.
 * See docs/decisions/0014-unknown-events-are-refused-or-counted.md.
 */
final class ProjectionEventHandler {

    private final String processor;
    private final Class<?> eventType;
    private final BatchFold<?> fold;
    private final SkippedEvents skipped;

    ProjectionEventHandler(String processor, Class<?> eventType, BatchFold<?> fold, SkippedEvents skipped) {
        this.processor = processor;
        this.eventType = eventType;
        this.fold = fold;
        this.skipped = skipped;
    }

    /** Decides by the type that is stored with the event, because the payload may turn out to be unreadable. */
    @EventHandler
    void on(TrackedEventMessage<?> event) {
        if (eventType.isAssignableFrom(event.getPayloadType())) {
            fold.add(event);
        } else if (event.getPayloadType() == UnknownSerializedType.class) {
            skipped.add(processor, (UnknownSerializedType) event.getPayload(), event.trackingToken());
        }
    }
}
