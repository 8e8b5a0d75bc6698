package dev.orderflow.platform.eventstore;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the new events of the log into memory. Each read sees whether the last event is still in the log. If it is not, the log has gone
 * back: all events are forgotten, and reading begins anew. See docs/decisions/0026-positions-never-go-back.md.
 *
 * <p>Its methods are synchronized, because a thread that was stopped may still be reading when the next one is started.
 */
final class TailReader {

    private static final Logger LOG = LoggerFactory.getLogger(TailReader.class);

    private final LogReader reader;
    private final RecentEvents recent;
    private final PublishedPosition published;
    private final int batchSize;
    private final AtomicInteger rewinds = new AtomicInteger();

    /** The last event that was read; null before the first. */
    private @Nullable StoredEvent last;

    TailReader(LogReader reader, RecentEvents recent, PublishedPosition published, int batchSize) {
        this.reader = reader;
        this.recent = recent;
        this.published = published;
        this.batchSize = batchSize;
    }

    /** How often the log has gone back. */
    int rewinds() {
        return rewinds.get();
    }

    /** Returns false if there is nothing new. */
    synchronized boolean readOn() {
        if (last == null) {
            return begin();
        }
        try {
            List<StoredEvent> events = reader.readOn(last, batchSize);
            if (!events.isEmpty()) {
                recent.add(events);
                last = events.get(events.size() - 1);
            }
            return published.moveTo(last.position());
        } catch (LogRewound e) {
            LOG.error("{}. See \"The log has gone back\" in the runbook", e.getMessage());
            published.doubt();
            rewinds.incrementAndGet();
            last = null;
            return true;
        }
    }

    /** Starts a little before the head, because an append below the highest visible position may still be running. */
    synchronized boolean begin() {
        long head = reader.end();
        long end = Math.max(0, head - recent.capacity());
        StoredEvent newest = null;
        recent.beginAfter(end);
        do {
            List<StoredEvent> events = reader.read(end, batchSize);
            if (events.isEmpty()) {
                break; // or the next position may still be filled
            }
            recent.add(events);
            newest = events.get(events.size() - 1);
            end = newest.position();
        } while (end < head);
        last = newest;
        return published.moveTo(end);
    }
}
