package dev.orderflow.platform.eventstore;

import java.util.List;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;

/** A stored event together with its Axon messages, which are made once, on first use, and shared by all readers. */
public final class LogEntry {

    private final StoredEvent event;
    private @Nullable List<TrackedEventMessage<?>> messages;

    LogEntry(StoredEvent event) {
        this.event = event;
    }

    public StoredEvent event() {
        return event;
    }

    /** One message, because upcasters here make one event from one. An event that can't be read fails here, so feeds can still show it. */
    synchronized List<TrackedEventMessage<?>> messages(JsonbEventStorageEngine engine) {
        List<TrackedEventMessage<?>> made = messages;
        if (made == null) {
            made = engine.messages(event);
            messages = made;
        }
        return made;
    }

    /** Makes the messages and reads their payloads, which are otherwise read on first use. */
    LogEntry read(JsonbEventStorageEngine engine) {
        for (TrackedEventMessage<?> message : messages(engine)) {
            try {
                message.getPayload();
            } catch (RuntimeException unreadable) {
                // It fails again on first use, for its reader to judge.
            }
        }
        return this;
    }
}
