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
    volatile long open = Long.MAX_VALUE;
    volatile boolean fails;
    private volatile CountDownLatch readHasBegun = new CountDownLatch(0);
    private volatile CountDownLatch readMayEnd = new CountDownLatch(0);
    private final AtomicBoolean hold = new AtomicBoolean();

    InMemoryLog() {
        super(new DriverManagerDataSource(), Duration.ZERO);
    }

    static StoredEvent event(long position, String payload) {
        return new StoredEvent(
                position, "", "Account", "", position, "MoneyDeposited", "1", Instant.EPOCH, payload, "{}");
    }

    /** The next read, which has seen what it has seen, ends only after {@link #resume()}. */
    void holdNextRead() {
        readMayEnd = new CountDownLatch(1);
        readHasBegun = new CountDownLatch(1);
        hold.set(true);
    }

    boolean readIsHeld() throws InterruptedException {
        return readHasBegun.await(10, TimeUnit.SECONDS);
    }

    void resume() {
        readMayEnd.countDown();
    }

    @Override
    public long head() {
        return head;
    }

    @Override
    public List<StoredEvent> read(long after, int limit) {
        reads.incrementAndGet();
        if (fails) {
            throw new IllegalStateException("no log");
        }
        long last = Math.min(head, open - 1);
        if (hold.getAndSet(false)) {
            readHasBegun.countDown();
            awaitUninterruptibly(readMayEnd);
        }
        return LongStream.rangeClosed(after + 1, last)
                .limit(limit)
                .mapToObj(position -> event(position, "{}"))
                .toList();
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
