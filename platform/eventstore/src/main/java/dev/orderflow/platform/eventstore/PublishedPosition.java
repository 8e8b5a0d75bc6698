package dev.orderflow.platform.eventstore;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the {@link LogTail} has read, for those who wait for more. */
final class PublishedPosition {

    private static final Logger LOG = LoggerFactory.getLogger(PublishedPosition.class);

    private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition moved = lock.newCondition();

    /** -1 before the first start of the tail. */
    private volatile long position = -1;

    /** After a failed read, nothing is given away until the next one has seen that the log has not gone back. */
    private volatile boolean isCertain;

    long position() {
        return position;
    }

    boolean isCertain() {
        return isCertain;
    }

    void doubt() {
        isCertain = false;
    }

    void add(Runnable listener) {
        listeners.add(listener);
    }

    void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Waits for a later position than this one. */
    void await(long from, long atMostNanos) throws InterruptedException {
        long nanos = atMostNanos;
        lock.lockInterruptibly();
        try {
            while (nanos > 0 && (!isCertain || from >= position)) {
                nanos = moved.awaitNanos(nanos);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns false if that is known already. */
    boolean moveTo(long newest) {
        if (isCertain && newest == position) {
            return false;
        }
        lock.lock();
        try {
            position = newest;
            isCertain = true; // after the position, which is stale before
            moved.signalAll();
        } finally {
            lock.unlock();
        }
        listeners.forEach(PublishedPosition::call);
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
}
