package dev.orderflow.platform.eventstore;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A log of as many events as a test says, without a database. */
final class InMemoryLog extends LogReader {

    final AtomicInteger reads = new AtomicInteger();
    volatile long head;

    /** Position of an append that is still running; no read passes it. */
    volatile long open = Long.MAX_VALUE;

    volatile boolean fails;

    /** Part of the events' ids: another one stands for other events at the same positions. */
    volatile String course = "";

    private volatile CountDownLatch readHasBegun = new CountDownLatch(0);
    private volatile CountDownLatch readMayEnd = new CountDownLatch(0);
    private final AtomicBoolean hold = new AtomicBoolean();

    InMemoryLog() {
        super(new DriverManagerDataSource(), Duration.ZERO);
    }

    static StoredEvent event(long position, String payload) {
        return event(position, "", payload);
    }

    private static StoredEvent event(long position, String eventId, String payload) {
        return new StoredEvent(
                position, eventId, "Account", "", position, "MoneyDeposited", "1", Instant.EPOCH, payload, "{}");
    }

    /** The next read, which has seen what it has seen, ends only after {@link #resume()}. */
    void holdNextRead() {
        readMayEnd = new CountDownLatch(1);
        readHasBegun = new CountDownLatch(1);
        hold.set(true);
    }

    boolean readIsHeld() throws InterruptedException {
        return readHasBegun.await(30, TimeUnit.SECONDS);
    }

    void resume() {
        readMayEnd.countDown();
    }

    @Override
    long end() {
        return head;
    }

    @Override
    public List<StoredEvent> read(long after, int limit) {
        reads.incrementAndGet();
        if (fails) {
            throw new IllegalStateException("no log");
        }
        long last = after < open ? Math.min(head, open - 1) : head;
        if (hold.getAndSet(false)) {
            readHasBegun.countDown();
            awaitUninterruptibly(readMayEnd);
        }
        return LongStream.rangeClosed(after + 1, last)
                .limit(limit)
                .mapToObj(position -> event(position, course + position, "{}"))
                .toList();
    }

    @Override
    public List<StoredEvent> readOn(StoredEvent last, int limit) {
        List<StoredEvent> events = read(last.position() - 1, limit + 1);
        if (events.isEmpty() || !last.isSameAs(events.get(0))) {
            throw new LogRewound(last);
        }
        return events.subList(1, events.size());
    }

    /** An interrupt does not end a read from a database either. */
    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
