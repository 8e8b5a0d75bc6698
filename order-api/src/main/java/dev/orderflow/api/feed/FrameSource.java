package dev.orderflow.api.feed;

import org.jspecify.annotations.Nullable;

/** What a subscriber is sent, piece by piece. Asked by one thread at a time. */
@FunctionalInterface
interface FrameSource {

    /**
     * The next server-sent event, or null if there is none for now.
     *
     * @throws SlowSubscriber if the subscriber has been too slow
     */
    byte @Nullable [] next();
}
