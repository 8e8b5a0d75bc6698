package dev.orderflow.platform.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** An event as it is stored, and as Axon's messages, which are made for the first who asks and shared with all others. */
public final class LogEntry {

    private final StoredEvent event;
    private @Nullable List<TrackedEventMessage<?>> messages;

    LogEntry(StoredEvent event) {
        this.event = event;
    }

    public StoredEvent event() {
        return event;
    }

    /** One, since upcasters here make one event of one. What an upcaster can't read fails here, so feeds can still show it. */
    synchronized List<TrackedEventMessage<?>> messages(JsonbEventStorageEngine engine) {
        List<TrackedEventMessage<?>> made = messages;
        if (made == null) {
            made = engine.messages(event);
            messages = made;
        }
        return made;
    }
}
