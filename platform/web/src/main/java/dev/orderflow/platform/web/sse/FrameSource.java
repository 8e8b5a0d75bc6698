package dev.orderflow.platform.web.sse;

import org.jspecify.annotations.Nullable;

/** What a subscriber is sent, frame by frame. One thread at a time asks it. */
@FunctionalInterface
public interface FrameSource {

    /**
     * The next server-sent event, or null if there is none for now.
     *
     * @throws SlowSubscriber if the subscriber has been too slow
     */
    byte @Nullable [] next();
}
