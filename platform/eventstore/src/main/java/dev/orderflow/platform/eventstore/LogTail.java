package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.BackgroundThread;
import dev.orderflow.platform.eventstore.notification.Linger;
import dev.orderflow.platform.eventstore.notification.WakeUpSignal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The newest events, read once for all processors and live feeds of this node. The tail reads when an append on this node or a
 * notification of another wakes it, and after each poll interval in case a notification got lost.
 * See docs/decisions/0012-notify-after-the-commit.md. While many events come in, it rests between two reads, so that all who follow it
 * handle many events at once. See docs/decisions/0034-a-busy-reader-waits-for-more.md.
 *
 * <p>If the log has gone back, whoever has read of the events that are lost gets {@link LogRewound}. See
 * docs/decisions/0026-positions-never-go-back.md.
 */
public final class LogTail extends BackgroundThread {

    private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);

    private final TailReader reader;
    private final RecentEvents recent;
    private final Duration poll;
    private final Linger linger;
    private final int batchSize;

    private final PublishedPosition published = new PublishedPosition();
    private final WakeUpSignal sleep = new WakeUpSignal();

    LogTail(LogReader reader, RecentEvents recent, Duration poll, Linger linger, int batchSize) {
        super("log-tail");
        this.reader = new TailReader(reader, recent, published, batchSize);
        this.recent = recent;
        this.poll = poll;
        this.linger = linger;
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
        return published.position();
    }

    /** False after a read that has failed, or has found that the log has gone back: it may then end before {@link #position}. */
    public boolean isCertain() {
        return published.isCertain();
    }

    /** How often the log has gone back since this node was started. Who begins to read remembers it. */
    public int rewinds() {
        return reader.rewinds();
    }

    /**
     * Fails if the log has gone back since a reader began.
     *
     * @param rewinds how often it had gone back by then
     */
    public void requireNoRewindSince(int rewinds) {
        if (reader.rewinds() != rewinds) {
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
        boolean certain = published.isCertain();
        List<LogEntry> entries = recent.after(from, limit);
        // Compared afterwards, because it is counted before the first event of the new course can be here.
        requireNoRewindSince(rewinds);
        return entries == null || certain ? entries : List.of();
    }

    /** Waits until there is something after a position, at most for so long. */
    void await(long from, long timeout, TimeUnit unit) throws InterruptedException {
        published.await(from, unit.toNanos(timeout));
    }

    /** Runs on the tail's thread whenever there are new events; it must not block. */
    public void addListener(Runnable listener) {
        published.add(listener);
    }

    public void removeListener(Runnable listener) {
        published.remove(listener);
    }

    /** Returns when the head is known, so that a reader that follows from there neither misses an event nor begins with old ones. */
    @Override
    public void start() {
        if (position() < 0) {
            reader.begin();
        }
        super.start();
    }

    @Override
    protected void run() {
        boolean failing = false;
        while (isCurrent()) {
            try {
                long before = position();
                if (reader.readOn()) {
                    linger(position() - before);
                } else {
                    sleep.begin(poll);
                }
                failing = false;
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                if (isCurrent()) {
                    published.doubt();
                    if (!failing) {
                        LOG.warn("The log can't be read; the tail goes on trying", e);
                    }
                }
                failing = true;
                pause();
            }
        }
    }

    /** With a full batch the tail is behind, and does not rest. */
    private void linger(long events) throws InterruptedException {
        if (events < batchSize) {
            TimeUnit.NANOSECONDS.sleep(linger.after(events).toNanos());
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
