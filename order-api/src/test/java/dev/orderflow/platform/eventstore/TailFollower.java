package dev.orderflow.platform.eventstore;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Follows a tail from where it is now, and remembers the positions of the events that it was told of. */
final class TailFollower implements AutoCloseable {

    private final LogTail tail;
    private final Queue<Long> told = new ConcurrentLinkedQueue<>();
    private final Runnable listener = this::follow;
    private long followed;

    TailFollower(LogTail tail) {
        this.tail = tail;
        followed = tail.position();
        tail.addListener(listener);
    }

    /** In the order in which they came. */
    Collection<Long> told() {
        return told;
    }

    static List<Long> positions(@Nullable List<LogEntry> entries) {
        return Objects.requireNonNull(entries).stream()
                .map(entry -> entry.event().position())
                .toList();
    }

    @Override
    public void close() {
        tail.removeListener(listener);
    }

    private void follow() {
        for (long position : positions(tail.after(followed, 1_000, tail.rewinds()))) {
            told.add(position);
            followed = position;
        }
    }
}
