package dev.orderflow.api.eventstore;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The newest events, read once for everybody on this node who follows the log: processors and live feeds. It reads when it is
 * woken, by an append on this node or by the notification of another, and each second in case that a notification got lost.
 */
public final class LogTail implements SmartLifecycle {

    /** Some seconds at full rate. Who is further behind reads from the database. */
    private static final int KEPT = 10_000;

    private static final int BATCH = 1_000;
    private static final long POLL_NANOS = Duration.ofSeconds(1).toNanos();

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    /** An event as it is stored, and as Axon's message, which is made once and unpacked by the first who looks. */
    public record Entry(StoredEvent event, List<TrackedEventMessage<?>> messages) {}

    private final LogReader reader;
    private final JsonbEventStorageEngine engine;

    private final ConcurrentNavigableMap<Long, Entry> kept = new ConcurrentSkipListMap<>();
    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Condition published = lock.newCondition();

    private boolean wakeUp;
    private volatile @Nullable Thread thread;

    /** All events after this position, up to {@link #position}, are kept. */
    private volatile long floor = Long.MAX_VALUE;

    private volatile long position = Long.MAX_VALUE;

    LogTail(LogReader reader, JsonbEventStorageEngine engine) {
        this.reader = reader;
        this.engine = engine;
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

    /** Position of the newest event that everybody may see; nothing will ever be inserted before it. */
    public long position() {
        return position == Long.MAX_VALUE ? reader.head() : position;
    }

    /**
     * The next events after a position, or none at the tail's end.
     *
     * @return null if the tail does not reach back as far as this position
     */
    public @Nullable Collection<Entry> after(long from) {
        Collection<Entry> entries = kept.tailMap(from, false).values();
        // Looked at last, because the floor is raised before events are let go.
        return from < floor ? null : entries;
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

    @Override
    public void start() {
        Thread follower = new Thread(this::follow, "log-tail");
        follower.setDaemon(true);
        thread = follower;
        follower.start();
    }

    @Override
    public void stop() {
        Thread follower = thread;
        thread = null;
        if (follower != null) {
            follower.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    /** Before the processors, after which Axon starts. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }

    private void follow() {
        boolean failing = false;
        while (thread == Thread.currentThread()) {
            try {
                if (!readOn()) {
                    awaitWakeUp();
                }
                failing = false;
            } catch (EventStoreException e) {
                if (!failing) {
                    LOG.warn("The log can't be read; tried again each second: {}", e.getMessage());
                }
                failing = true;
                awaitWakeUp();
            }
        }
    }

    private boolean readOn() {
        if (position == Long.MAX_VALUE) {
            long start = Math.max(0, reader.head() - KEPT);
            floor = start;
            publish(start);
        }
        List<StoredEvent> events = reader.read(position, BATCH);
        if (events.isEmpty()) {
            return false;
        }
        for (StoredEvent event : events) {
            kept.put(event.position(), new Entry(event, engine.messages(event)));
        }
        publish(events.get(events.size() - 1).position());
        trim();
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
        listeners.forEach(Runnable::run);
    }

    private void trim() {
        for (int surplus = kept.size() - KEPT; surplus > 0; surplus--) {
            floor = kept.firstKey();
            kept.remove(floor);
        }
    }

    private void awaitWakeUp() {
        lock.lock();
        try {
            long nanos = POLL_NANOS;
            while (!wakeUp && nanos > 0) {
                nanos = woken.awaitNanos(nanos);
            }
            wakeUp = false;
        } catch (InterruptedException e) {
            thread = null;
        } finally {
            lock.unlock();
        }
    }
}
