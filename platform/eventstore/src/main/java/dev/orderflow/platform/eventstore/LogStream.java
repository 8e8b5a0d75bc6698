package dev.orderflow.platform.eventstore;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/**
 * The log for one processor: read from the database while it is behind, then from the {@link LogTail} of the node.
 * See docs/decisions/0021-pooled-processors.md.
 */
final class LogStream implements TrackingEventStream {

    /** Time between two reads at a gap that is so old that the tail does not know it: rare enough not to load the database. */
    private static final long OLD_GAP_MILLIS = 500;

    private final LogTail tail;
    private final JsonbEventStorageEngine engine;
    private final Queue<TrackedEventMessage<?>> ahead = new ArrayDeque<>();
    private final int rewinds;
    private long position;
    private @Nullable StoredEvent last;
    private @Nullable Runnable callback;

    LogStream(LogTail tail, JsonbEventStorageEngine engine, long position) {
        this.tail = tail;
        this.engine = engine;
        this.position = position;
        this.rewinds = tail.rewinds();
    }

    @Override
    public Optional<TrackedEventMessage<?>> peek() {
        return Optional.ofNullable(hasNextAvailable() ? ahead.peek() : null);
    }

    /**
     * @throws LogRewound if the log has gone back since the stream was opened. Axon's coordinator then gives up its claims, and claims them
     *     anew from the stored tokens
     */
    @Override
    public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
        tail.requireNoRewindSince(rewinds);
        if (ahead.isEmpty() && !take() && timeout > 0) {
            await(timeout, unit);
            take();
        }
        return !ahead.isEmpty();
    }

    @Override
    public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
        while (!hasNextAvailable(1, TimeUnit.SECONDS)) {
            // until there is one
        }
        return ahead.remove();
    }

    @Override
    public boolean setOnAvailableCallback(Runnable callback) {
        this.callback = callback;
        tail.addListener(callback);
        return true;
    }

    @Override
    public void close() {
        if (callback != null) {
            tail.removeListener(callback);
        }
    }

    private boolean take() {
        List<LogEntry> entries = tail.after(position, tail.batchSize(), rewinds);
        if (entries == null) {
            entries = readAhead();
        }
        for (LogEntry entry : entries) {
            ahead.addAll(entry.messages(engine));
            last = entry.event();
            position = last.position();
        }
        return !ahead.isEmpty();
    }

    /** With the payloads: so this thread reads the next events while a worker writes the rows of the ones before. */
    private List<LogEntry> readAhead() {
        List<StoredEvent> events = last == null
                ? engine.reader().read(position, tail.batchSize())
                : engine.reader().readOn(last, tail.batchSize());
        return events.stream().map(event -> new LogEntry(event).read(engine)).toList();
    }

    private void await(int timeout, TimeUnit unit) throws InterruptedException {
        if (tail.after(position, 1, rewinds) == null) {
            TimeUnit.MILLISECONDS.sleep(Math.min(unit.toMillis(timeout), OLD_GAP_MILLIS));
        } else {
            tail.await(position, timeout, unit);
        }
    }
}
