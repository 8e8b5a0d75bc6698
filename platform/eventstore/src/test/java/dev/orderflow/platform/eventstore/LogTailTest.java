package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.platform.eventstore.notification.Linger;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogTailTest {

    private static final Duration NEVER = Duration.ofDays(1);

    /** A rest that no test outlives. */
    private static final Linger ALWAYS = new Linger(NEVER, NEVER);

    private static final int BATCH = 1_000;

    private final InMemoryLog log = new InMemoryLog();
    private final Queue<Long> seen = new ConcurrentLinkedQueue<>();
    private LogTail tail = tail(NEVER);

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
        tail = tail(Duration.ofMillis(10));
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
        assertThat(positionsAfter(0))
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
        tail = tail(Duration.ofMillis(10));
        tail.start();
        log.fails = true;
        log.head = 1;
        int before = log.reads.get();
        awaitUntil(() -> log.reads.get() > before + 2);

        log.fails = false;

        awaitUntil(() -> tail.position() == 1);
    }

    @Test
    void aLogThatHasGoneBackIsNoticedWithoutANewEvent() {
        log.head = 5;
        tail = tail(Duration.ofMillis(10));
        tail.start();
        tail.addListener(() -> seen.add(tail.position()));

        log.head = 3;

        awaitUntil(() -> tail.rewinds() == 1 && tail.position() == 3);
        assertThat(seen).contains(3L);
        assertThat(positionsAfter(0)).containsExactly(1L, 2L, 3L);
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
        tail = tail(Duration.ofMillis(10));
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
        tail = tail(Duration.ofMillis(10));
        tail.start();
        log.fails = true;

        awaitUntil(() -> positionsAfter(0).isEmpty());

        log.fails = false;
        awaitUntil(() -> !positionsAfter(0).isEmpty());
        assertThat(positionsAfter(0)).hasSize(5);
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

    @Test
    void anEventThatComesAloneMakesNobodyWait() {
        tail = tail(ALWAYS);
        tail.start();

        for (int head = 1; head <= 100; head++) {
            log.head = head;
            tail.wake();
            long alone = head;
            awaitUntil(() -> tail.position() == alone);
        }
    }

    @Test
    void afterSeveralEventsAtOnceItRests() {
        Duration rest = Duration.ofMillis(100);
        tail = tail(new Linger(rest, rest));
        tail.start();
        long begin = System.nanoTime();
        log.head = 2;
        tail.wake();
        awaitUntil(() -> tail.position() == 2);

        log.head = 3;
        tail.wake();
        awaitUntil(() -> tail.position() == 3);

        assertThat(System.nanoTime() - begin).isGreaterThan(rest.toNanos());
    }

    @Test
    void whileItIsBehindItDoesNotRest() {
        tail = tail(ALWAYS);
        tail.start();

        log.head = 5 * BATCH;
        tail.wake();

        awaitUntil(() -> tail.position() == 5 * BATCH);
    }

    @Test
    void itIsStoppedAlsoWhileItRests() {
        tail = tail(ALWAYS);
        tail.start();
        log.head = 2;
        tail.wake();
        awaitUntil(() -> tail.position() == 2);

        tail.stop();
        tail.start();
        log.head = 3;
        tail.wake();

        awaitUntil(() -> tail.position() == 3);
    }

    private LogTail tail(Duration poll) {
        return new LogTail(log, new RecentEvents(10_000), poll, Linger.NONE, BATCH);
    }

    private LogTail tail(Linger linger) {
        return new LogTail(log, new RecentEvents(10_000), NEVER, linger, BATCH);
    }

    private static boolean nobodyIsOnItsWay() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("log-tail"))
                .noneMatch(thread -> thread.getState() == Thread.State.RUNNABLE);
    }

    private void see() {
        long last = seen.stream().reduce(0L, (first, second) -> second);
        seen.addAll(positionsAfter(last));
    }

    private List<Long> positionsAfter(long from) {
        List<LogEntry> entries = tail.after(from, Integer.MAX_VALUE, tail.rewinds());
        return Objects.requireNonNull(entries).stream()
                .map(entry -> entry.event().position())
                .toList();
    }

    private static void awaitUntil(BooleanSupplier condition) {
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(condition::getAsBoolean);
    }
}
