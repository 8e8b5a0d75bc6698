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
 * The newest events, read once for everybody on this node who follows the log: processors and live feeds. It reads when it is
 * woken, by an append on this node or by the notification of another, and each second in case that a notification got lost.
 */
public final class LogTail extends BackgroundThread {

    private static final int BATCH = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    private final LogReader reader;
    private final long pollNanos;

    private final RecentEvents recent = new RecentEvents();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition published = lock.newCondition();

    private boolean wakeUp;

    /** -1 before the first start. */
    private volatile long position = -1;

    LogTail(LogReader reader) {
        this(reader, Duration.ofSeconds(1));
    }

    LogTail(LogReader reader, Duration poll) {
        super("log-tail");
        this.reader = reader;
        this.pollNanos = poll.toNanos();
    }

    /** There may be something new. To be called from any thread, at any time; it returns at once and is never lost. */
    public void wake() {
        lock.lock();
        try {
            wakeUp = true;
            woken.signal();
        } finally {
            lock.unlock();
        }
    }

    /** Position of the newest event that everybody may see; nothing will ever be inserted before it. Known once started. */
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

    /** Is run on the tail's thread whenever there is something new; it must not block. */
    public void addListener(Runnable listener) {
        listeners.add(listener);
    }

    public void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    /** Returns when the head is known, so that who follows from there neither misses an event nor begins with old ones. */
    @Override
    public void start() {
        if (position < 0) {
            readUpToTheHead();
        }
        super.start();
    }

    /** From a little before it, because below the highest position that shows an append may still be running. */
    private void readUpToTheHead() {
        long head = reader.head();
        long start = Math.max(0, head - RecentEvents.MOST);
        recent.beginAfter(start);
        publish(start);
        while (position < head && readOn()) {
            // until everything is read, or the next position is still open
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
                    LOG.warn("The log can't be read, which is tried again each second", e);
                }
                failing = true;
                rest();
            }
        }
    }

    /** By one thread at a time, although one that was stopped may still be reading when the next is started. */
    private synchronized boolean readOn() {
        List<StoredEvent> events = reader.read(position, BATCH);
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
        listeners.forEach(LogTail::tell);
    }

    /** One who fails is no reason to leave the others without events. */
    private static void tell(Runnable listener) {
        try {
            listener.run();
        } catch (RuntimeException e) {
            LOG.warn("{} failed to hear of new events", listener, e);
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

    private void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(pollNanos);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
