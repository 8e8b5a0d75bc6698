package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.BackgroundThread;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events, read once for all processors and live feeds of this node. The tail reads when an append on this node or a
 * notification of another wakes it, and after each poll interval in case a notification got lost.
 * See docs/decisions/0012-notify-after-the-commit.md.
 */
public final class LogTail extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    private final LogReader reader;
    private final RecentEvents recent;
    private final long pollNanos;
    private final int batchSize;

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition published = lock.newCondition();

    private boolean wakeUp;

    /** -1 before the first start. */
    private volatile long position = -1;

    LogTail(LogReader reader, RecentEvents recent, Duration poll, int batchSize) {
        super("log-tail");
        this.reader = reader;
        this.recent = recent;
        this.pollNanos = poll.toNanos();
        this.batchSize = batchSize;
    }

    /** How many events one read fetches. */
    int batchSize() {
        return batchSize;
    }

    /** Says that there may be new events. Any thread may call it at any time; it returns at once, and no call is lost. */
    public void wake() {
        lock.lock();
        try {
            wakeUp = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Position of the newest event that all readers may see; no event is ever inserted before it. -1 before the first start. */
    public long position() {
        return position;
    }

    /**
     * The next events after a position, or none at the tail's end.
     *
     * @return null if the tail does not reach back as far as this position
     */
    public @Nullable List<LogEntry> after(long from, int limit) {
        return recent.after(from, limit);
    }

    /** Waits until there is something after a position, at most for so long. */
    void await(long from, long timeout, TimeUnit unit) throws InterruptedException {
        long nanos = unit.toNanos(timeout);
        lock.lockInterruptibly();
        try {
            while (nanos > 0 && from >= position) {
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
            readUpToTheHead();
        }
        super.start();
    }

    /** Starts a little before it, because an append below the highest visible position may still be running. */
    private void readUpToTheHead() {
        long head = reader.head();
        long start = Math.max(0, head - recent.capacity());
        recent.beginAfter(start);
        publish(start);
        while (position < head && readOn()) {
            // until all events are read, or the next position may still be filled
        }
    }

    @Override
    protected void run() {
        boolean failing = false;
        while (isCurrent()) {
            try {
                if (!readOn()) {
                    awaitWakeUp();
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (isCurrent() && !failing) {
                    LOG.warn("The log can't be read; the tail goes on trying", e);
                }
                failing = true;
                pause();
            }
        }
    }

    /** Synchronized, because a thread that was stopped may still be reading when the next one is started. */
    private synchronized boolean readOn() {
        List<StoredEvent> events = reader.read(position, batchSize);
        if (events.isEmpty()) {
            return false;
        }
        recent.add(events);
        publish(events.get(events.size() - 1).position());
        return true;
    }

    private void publish(long newest) {
        lock.lock();
        try {
            position = newest;
            published.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(LogTail::call);
    }

    /** A listener that fails must not keep the events from the others. */
    private static void call(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed on new events", listener, e);
        }
    }

    private void awaitWakeUp() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = pollNanos;
            while (!wakeUp && nanos > 0) {
                nanos = woken.awaitNanos(nanos);
            }
            wakeUp = false;
        } finally {
            lock.unlock();
        }
    }

    private void pause() {
        try {
            TimeUnit.NANOSECONDS.sleep(pollNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
