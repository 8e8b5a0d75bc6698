package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.Linger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;

/** Tails of a log in memory, and what can be seen of them. */
final class LogTails {

    static final Duration NEVER = Duration.ofDays(1);

    /** How many events one read fetches. */
    static final int BATCH = 1_000;

    private static final Linger NO_REST = new Linger(Duration.ZERO, Duration.ZERO);

    private LogTails() {}

    /** It reads when it is woken. */
    static LogTail waiting(InMemoryLog log) {
        return polling(log, NEVER);
    }

    static LogTail polling(InMemoryLog log, Duration poll) {
        return new LogTail(log, new RecentEvents(10_000), poll, NO_REST, BATCH);
    }

    static LogTail resting(InMemoryLog log, Linger linger) {
        return new LogTail(log, new RecentEvents(10_000), NEVER, linger, BATCH);
    }

    static List<Long> positionsAfter(long from, LogTail tail) {
        List<LogEntry> entries = tail.after(from, Integer.MAX_VALUE, tail.rewinds());
        return Objects.requireNonNull(entries).stream()
                .map(entry -> entry.event().position())
                .toList();
    }

    static void awaitUntil(BooleanSupplier condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(condition::getAsBoolean);
    }
}
