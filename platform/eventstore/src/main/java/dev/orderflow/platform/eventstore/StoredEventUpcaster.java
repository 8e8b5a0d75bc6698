package dev.orderflow.platform.eventstore;

import java.util.stream.Stream;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.InitialEventRepresentation;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;

/**
 * Changes stored events into the shape in which they would be written today, as JSON, for people and for feeds. An event that no
 * upcaster knows stays as it is, and so does one that is damaged, so that people can look at it.
 */
public final class StoredEventUpcaster {

    private final EventUpcaster upcasters;
    private final Serializer serializer;

    StoredEventUpcaster(EventUpcaster upcasters, Serializer serializer) {
        this.upcasters = upcasters;
        this.serializer = serializer;
    }

    public StoredEvent upcast(StoredEvent event) {
        try {
            return newest(event);
        } catch (RuntimeException damaged) {
            return event;
        }
    }

    private StoredEvent newest(StoredEvent event) {
        return upcasters
                .upcast(Stream.of(new InitialEventRepresentation(new StoredEventData(event).tracked(), serializer)))
                .map(newest -> isUnchanged(event, newest.getType()) ? event : rewritten(event, newest))
                .findFirst()
                .orElse(event);
    }

    private static boolean isUnchanged(StoredEvent event, SerializedType type) {
        return event.type().equals(type.getName()) && event.revision().equals(type.getRevision());
    }

    private static StoredEvent rewritten(StoredEvent event, IntermediateEventRepresentation newest) {
        return new StoredEvent(
                event.position(),
                event.eventId(),
                event.aggregateType(),
                event.aggregateId(),
                event.sequenceNumber(),
                newest.getType().getName(),
                newest.getType().getRevision(),
                event.timestamp(),
                newest.getData(String.class).getData(),
                event.metadata());
    }
}
