package dev.orderflow.api.feed;

import dev.orderflow.platform.eventstore.LogEntry;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogRewound;
import dev.orderflow.platform.eventstore.LogTail;
import dev.orderflow.platform.eventstore.StoredEvent;
import dev.orderflow.platform.eventstore.Tenants;
import dev.orderflow.platform.web.sse.FrameSource;
import dev.orderflow.platform.web.sse.SlowSubscriber;
import dev.orderflow.platform.web.sse.SseFrame;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The log for one subscriber: it reads the database until it has caught up, and then the tail only. */
final class LogSource implements FrameSource {

    /** How many events are fetched at once. No more than these wait in memory for a slow connection. */
    private static final int BATCH = 200;

    /**
     * After so many events of other tenants in a row the client is told how far it is. Otherwise a proxy may close the silent stream, and the
     * client would begin at the same place again. These are 25 reads of the database.
     */
    private static final int MOST_UNSEEN = 5_000;

    private final LogReader log;
    private final LogTail tail;
    private final EventFrames frames;
    private final Tenants tenants;
    private final Queue<StoredEvent> fetched = new ArrayDeque<>();
    private final int rewinds;
    private long position;
    private @Nullable StoredEvent last;
    private boolean hasCaughtUp;
    private boolean isFlushDue;

    /** @param rewinds how often the log had gone back before the position was chosen */
    LogSource(LogReader log, LogTail tail, EventFrames frames, Tenants tenants, int rewinds, long position) {
        this.log = log;
        this.tail = tail;
        this.frames = frames;
        this.tenants = tenants;
        this.position = position;
        this.rewinds = rewinds;
    }

    /** @throws LogRewound if the log has gone back since the subscriber came */
    @Override
    public byte @Nullable [] next() {
        tail.requireNoRewindSince(rewinds);
        if (isFlushDue) {
            isFlushDue = false;
            return null;
        }
        for (int i = 0; i < MOST_UNSEEN; i++) {
            StoredEvent event = nextOfAll();
            if (event == null) {
                return null;
            }
            if (tenants.mayBeSeen(event)) {
                return frames.of(event);
            }
        }
        // Null is what makes the stream flush; it asks once more after that.
        isFlushDue = true;
        return SseFrame.of(position);
    }

    private @Nullable StoredEvent nextOfAll() {
        if (fetched.isEmpty()) {
            fetched.addAll(fetch());
        }
        StoredEvent event = fetched.poll();
        if (event != null) {
            last = event;
            position = event.position();
        }
        return event;
    }

    private List<StoredEvent> fetch() {
        List<LogEntry> entries = tail.after(position, BATCH, rewinds);
        if (entries != null) {
            hasCaughtUp = true;
            return entries.stream().map(LogEntry::event).toList();
        }
        if (hasCaughtUp) {
            throw new SlowSubscriber();
        }
        return last == null ? log.read(position, BATCH) : log.readOn(last, BATCH);
    }
}
