package dev.orderflow.platform.web.sse;

import org.jspecify.annotations.Nullable;

/** The frames that one subscriber gets. It is called by one thread at a time. */
@FunctionalInterface
public interface FrameSource {

    /**
     * The next server-sent event, or null if there is none for now.
     *
     * @throws SlowSubscriber if the subscriber has been too slow
     */
    byte @Nullable [] next();
}
