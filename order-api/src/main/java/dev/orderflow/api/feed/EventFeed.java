package dev.orderflow.api.feed;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.web.sse.FrameSource;
import dev.orderflow.platform.web.sse.Subscribers;
import org.springframework.stereotype.Component;

/** Creates a source of frames for each client that follows the log. See docs/decisions/0017-live-feeds-pull.md. */
@Component
final class EventFeed {

    private final LogReader log;
    private final LogTail tail;
    private final EventFrames frames;

    EventFeed(LogReader log, LogTail tail, EventFrames frames, Subscribers subscribers) {
        this.log = log;
        this.tail = tail;
        this.frames = frames;
        tail.addListener(subscribers::moveOn);
    }

    /** Everything from now on. */
    FrameSource fromHead() {
        return from(tail.position());
    }

    /** Everything after the last event that a client has received; from now on if the log has lost that event. */
    FrameSource resume(long lastEventId) {
        long position = tail.position();
        boolean isLost = lastEventId > position && lastEventId > log.head();
        return from(isLost ? position : lastEventId);
    }

    FrameSource from(long position) {
        return new LogSource(log, tail, frames, position);
    }
}
