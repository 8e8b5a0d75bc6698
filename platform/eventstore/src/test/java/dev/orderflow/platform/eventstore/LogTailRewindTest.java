package dev.orderflow.platform.eventstore;

import static dev.orderflow.platform.eventstore.LogTails.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The log goes back when the database is replaced by an older copy of it. */
class LogTailRewindTest {

    private static final Duration SHORT = Duration.ofMillis(10);

    private final InMemoryLog log = new InMemoryLog();
    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
    private LogTail tail = LogTails.waiting(log);

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void aLogThatHasGoneBackIsNoticedWithoutANewEvent() {
        log.head = 5;
        tail = LogTails.polling(log, SHORT);
        tail.start();
        tail.addListener(() -> seen.add(tail.position()));

        log.head = 3;

        awaitUntil(() -> tail.rewinds() == 1 && tail.position() == 3);
        assertThat(seen).contains(3L);
        assertThat(LogTails.positionsAfter(0, tail)).containsExactly(1L, 2L, 3L);
    }

    @Test
    void aLogThatHasGoneBackIsNoticedAlsoWhenOtherEventsHaveTakenThePositions() {
        log.head = 5;
        tail.start();

        log.course = "other";
        log.head = 8;
        tail.wake();

        awaitUntil(() -> tail.rewinds() == 1 && tail.position() == 8);
        assertThat(Objects.requireNonNull(tail.after(0, 10, 1)))
                .hasSize(8)
                .allSatisfy(entry -> assertThat(entry.event().eventId()).startsWith("other"));
    }

    @Test
    void whoeverBeganBeforeTheLogWentBackCannotReadOn() {
        log.head = 5;
        tail.start();

        log.head = 3;
        tail.wake();

        awaitUntil(() -> tail.rewinds() == 1);
        assertThatExceptionOfType(LogRewound.class).isThrownBy(() -> tail.after(2, 10, 0));
    }

    @Test
    void aLogThatHasLostAllItsEventsBeginsAnew() {
        log.head = 5;
        tail = LogTails.polling(log, SHORT);
        tail.start();

        log.head = 0;
        awaitUntil(() -> tail.rewinds() == 1 && tail.position() == 0);

        log.head = 1;
        awaitUntil(() -> tail.position() == 1);
        assertThat(tail.rewinds()).isEqualTo(1);
    }

    /** A connection that breaks may be the first sign that the database has been replaced by an older copy. */
    @Test
    void afterAFailedReadNothingIsGivenAwayUntilTheLogHasBeenSeenAgain() {
        log.head = 5;
        tail = LogTails.polling(log, SHORT);
        tail.start();
        log.fails = true;

        awaitUntil(() -> LogTails.positionsAfter(0, tail).isEmpty());

        log.fails = false;
        awaitUntil(() -> !LogTails.positionsAfter(0, tail).isEmpty());
        assertThat(LogTails.positionsAfter(0, tail)).hasSize(5);
    }
}
