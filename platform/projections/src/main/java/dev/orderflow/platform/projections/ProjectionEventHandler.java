package dev.orderflow.platform.projections;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.UnknownSerializedType;

/**
 * Gives the events of a processor to the fold of one generation of a read model, and counts those of an unknown type.
 * See docs/decisions/0014-unknown-events-are-refused-or-counted.md.
 *
 * <p>Axon's own invoker looks for the method of a handler that fits, several times for each event, and only to find this one. A
 * replay spends an eighth of its time on that.
 */
final class ProjectionEventHandler implements EventHandlerInvoker {

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

    /** All events of one aggregate belong to one segment, so they are handled one after the other. */
    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return segment.matches(((DomainEventMessage<?>) event).getAggregateIdentifier());
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) {
        if (canHandle(event, segment)) {
            handle((TrackedEventMessage<?>) event);
        }
    }

    /** Decides by the type that is stored with the event, because the payload may turn out to be unreadable. */
    private void handle(TrackedEventMessage<?> event) {
        if (eventType.isAssignableFrom(event.getPayloadType())) {
            fold.add(event);
        } else if (event.getPayloadType() == UnknownSerializedType.class) {
            skipped.add(processor, (UnknownSerializedType) event.getPayload(), event.trackingToken());
        }
    }
}
