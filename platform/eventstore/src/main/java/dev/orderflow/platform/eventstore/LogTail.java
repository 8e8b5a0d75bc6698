package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.BackgroundThread;
import dev.orderflow.platform.eventstore.notification.WakeUpSignal;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events, read once for all processors and live feeds of this node. The tail reads when an append on this node or a
 * notification of another wakes it, and after each poll interval in case a notification got lost.
 * See docs/decisions/0012-notify-after-the-commit.md.
 *
 * <p>Each read sees whether the last event is still in the log. If it is not, the log has gone back: the tail forgets all events and begins
 * anew, and whoever has read of the former ones gets {@link LogRewound}. See docs/decisions/0026-positions-never-go-back.md.
 */
public final class LogTail extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    private final LogReader reader;
    private final RecentEvents recent;
    private final Duration poll;
    private final int batchSize;

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition published = lock.newCondition();
    private final WakeUpSignal sleep = new WakeUpSignal();

    /** -1 before the first start. */
    private volatile long position = -1;

    /** The last event that was read; null before the first. */
    private @Nullable StoredEvent last;

    /** After a failed read, nothing is given away until the next one has seen that the log has not gone back. */
    private volatile boolean isCertain;

    private final AtomicInteger rewinds = new AtomicInteger();

    LogTail(LogReader reader, RecentEvents recent, Duration poll, int batchSize) {
        super("log-tail");
        this.reader = reader;
        this.recent = recent;
        this.poll = poll;
        this.batchSize = batchSize;
    }

    /** How many events one read fetches. */
    int batchSize() {
        return batchSize;
    }

    /** Says that there may be new events. Any thread may call it at any time; it returns at once, and no call is lost. */
    public void wake() {
        sleep.end();
    }

    /** Position of the newest event that all readers may see; no event is ever inserted before it. -1 before the first start. */
    public long position() {
        return position;
    }

    /** How often the log has gone back since this node was started. Who begins to read remembers it. */
    public int rewinds() {
        return rewinds.get();
    }

    /**
     * Fails if the log has gone back since a reader began.
     *
     * @param rewinds how often it had gone back by then
     */
    public void requireNoRewindSince(int rewinds) {
        if (this.rewinds.get() != rewinds) {
            throw new LogRewound();
        }
    }

    /**
     * The next events after a position, or none at the tail's end.
     *
     * @param rewinds how often the log had gone back when the reader began
     * @return null if the tail does not reach back as far as this position
     * @throws LogRewound if it has gone back since
     */
    public @Nullable List<LogEntry> after(long from, int limit, int rewinds) {
        // Read first: what is in memory while the tail is not certain may be lost.
        boolean certain = isCertain;
        List<LogEntry> entries = recent.after(from, limit);
        // Compared afterwards, because it is counted before the first event of the new course can be here.
        requireNoRewindSince(rewinds);
        return entries == null || certain ? entries : List.of();
    }

    /** Waits until there is something after a position, at most for so long. */
    void await(long from, long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (nanos > 0 && (!isCertain || from >= position)) {
                nanos = published.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Runs on the tail's thread whenever there are new events; it must not block. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Returns when the head is known, so that a reader that follows from there neither misses an event nor begins with old ones. */
    @Override
    public void start() {
        if (position < 0) {
            begin();
        }
        super.start();
    }

    @Override
    protected void run() {
        boolean failing = false;
        while (isCurrent()) {
            try {
                if (!readOn()) {
                    sleep.begin(poll);
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (isCurrent()) {
                    isCertain = false;
                    if (!failing) {
                        LOG.warn("The log can't be read; the tail goes on trying", e);
                    }
                }
                failing = true;
                pause();
            }
        }
    }

    /**
     * Returns false if there is nothing new. Synchronized, because a thread that was stopped may still be reading when the next one is
     * started.
     */
    private synchronized boolean readOn() {
        if (last == null) {
            return begin();
        }
        try {
            List<StoredEvent> events = reader.readOn(last, batchSize);
            if (!events.isEmpty()) {
                recent.add(events);
                last = events.get(events.size() - 1);
            }
            return publish(last.position());
        } catch (LogRewound e) {
            LOG.error("{}. See \"The log has gone back\" in the runbook", e.getMessage());
            isCertain = false;
            rewinds.incrementAndGet();
            last = null;
            return true;
        }
    }

    /** Starts a little before the head, because an append below the highest visible position may still be running. */
    private synchronized boolean begin() {
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
        return publish(end);
    }

    /** Returns false if that is known already. */
    private boolean publish(long newest) {
        if (isCertain && newest == position) {
            return false;
        }
        isCertain = true;
        lock.lock();
        try {
            position = newest;
            published.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(LogTail::call);
        return true;
    }

    /** A listener that fails must not keep the events from the others. */
    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed on new events", listener, e);
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(poll.toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
