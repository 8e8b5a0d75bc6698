package dev.orderflow.api.feed;

import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.web.sse.FrameSource;
import dev.orderflow.platform.web.sse.Subscribers;
import org.springframework.stereotype.Component;

/** Creates a source of frames for each client that follows the log. See docs/decisions/0017-live-feeds-pull.md. */
@Component
final class EventFeed {

    private final LogReader log;
    private final LogTail tail;
    private final EventFrames frames;
    private final Tenants tenants;

    EventFeed(LogReader log, LogTail tail, EventFrames frames, Tenants tenants, Subscribers subscribers) {
        this.log = log;
        this.tail = tail;
        this.frames = frames;
        this.tenants = tenants;
        tail.addListener(subscribers::moveOn);
    }

    /** Everything from now on. */
    FrameSource fromHead() {
        int rewinds = tail.rewinds();
        return from(rewinds, end());
    }

    /** Everything after the last event that a client has received; from now on if the log has lost that event. */
    FrameSource resume(long lastEventId) {
        int rewinds = tail.rewinds();
        long end = end();
        boolean isLost = lastEventId > end && lastEventId > log.head();
        return from(rewinds, isLost ? end : lastEventId);
    }

    FrameSource from(long position) {
        return from(tail.rewinds(), position);
    }

    private FrameSource from(int rewinds, long position) {
        return new LogSource(log, tail, frames, tenants, rewinds, position);
    }

    /** A log that has just gone back has ended all streams, and its clients come again before the tail knows how far it goes now. */
    private long end() {
        boolean isCertain = tail.isCertain();
        long position = tail.position();
        return isCertain ? position : Math.min(position, log.head());
    }
}
