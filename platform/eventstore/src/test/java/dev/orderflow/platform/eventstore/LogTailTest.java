package dev.orderflow.platform.eventstore;

import static dev.orderflow.platform.eventstore.LogTails.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

    private static final Duration SHORT = Duration.ofMillis(10);

    private final InMemoryLog log = new InMemoryLog();
    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
    private LogTail tail = LogTails.waiting(log);

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void theHeadIsKnownOnceTheTailIsStarted() {
        log.head = 25_000;

        tail.start();

        assertThat(tail.position()).isEqualTo(25_000);
    }

    @Test
    void itStartsBeforeAnAppendThatIsStillRunning() {
        log.head = 3;
        log.open = 2;

        tail.start();

        assertThat(tail.position()).isEqualTo(1);
    }

    @Test
    void everyEventIsSeenOnceAndInOrder() {
        tail.start();
        tail.addListener(this::see);

        for (int head = 1; head <= 5_000; head += 7) {
            log.head = head;
            tail.wake();
        }
        log.head = 5_000;
        tail.wake();

        awaitUntil(() -> seen.contains(5_000L));
        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 5_000).boxed().toList());
    }

    @Test
    void aWakeUpDuringWorkIsNotLost() throws InterruptedException {
        tail.start();
        log.holdNextRead();
        tail.wake();
        assertThat(log.readIsHeld()).isTrue();

        // The read that goes on now has not seen this event.
        log.head = 1;
        tail.wake();
        log.resume();

        awaitUntil(() -> tail.position() == 1);
    }

    @Test
    void itLooksByItselfWhenNobodyWakesIt() {
        tail = LogTails.polling(log, SHORT);
        tail.start();

        log.head = 1;

        awaitUntil(() -> tail.position() == 1);
    }

    @Test
    void itGoesOnAfterItWasStoppedAndStartedAgain() {
        for (int turn = 1; turn <= 500; turn++) {
            tail.start();
            log.head = turn;
            tail.wake();
            tail.stop();
        }
        tail.start();
        tail.wake();

        awaitUntil(() -> tail.position() == 500);
        assertThat(LogTails.positionsAfter(0, tail))
                .isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1})
    void whoWasStoppedWhileReadingDoesNotDisturbItsSuccessor(long events) throws InterruptedException {
        tail.start();
        tail.addListener(() -> seen.add(tail.position()));
        log.holdNextRead();
        log.head = events;
        tail.wake();
        assertThat(log.readIsHeld()).isTrue();

        tail.stop();
        tail.start();
        log.head = 2;
        awaitUntil(LogTailTest::nobodyIsOnItsWay);
        log.resume();

        awaitUntil(() -> tail.position() == 2);
        log.head = 3;
        tail.wake();
        awaitUntil(() -> tail.position() == 3);
        assertThat(List.copyOf(seen)).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void itTriesAgainWhenTheLogCouldNotBeRead() {
        tail = LogTails.polling(log, SHORT);
        tail.start();
        log.fails = true;
        log.head = 1;
        int before = log.reads.get();
        awaitUntil(() -> log.reads.get() > before + 2);

        log.fails = false;

        awaitUntil(() -> tail.position() == 1);
    }

    @Test
    void aListenerThatFailsHoldsUpNobody() {
        tail.start();
        tail.addListener(() -> {
            throw new IllegalStateException("a listener that is gone");
        });
        tail.addListener(this::see);

        log.head = 1;
        tail.wake();
        awaitUntil(() -> seen.contains(1L));
        log.head = 2;
        tail.wake();

        awaitUntil(() -> seen.contains(2L));
    }

    private static boolean nobodyIsOnItsWay() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("log-tail"))
                .noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
    }

    private void see() {
        long last = seen.stream().reduce(0L, (first, second) -> second);
        seen.addAll(LogTails.positionsAfter(last, tail));
    }
}
