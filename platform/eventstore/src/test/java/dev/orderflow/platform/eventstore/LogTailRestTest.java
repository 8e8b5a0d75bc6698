package dev.orderflow.platform.eventstore;

import static dev.orderflow.platform.eventstore.LogTails.awaitUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.eventstore.notification.Linger;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While many events come in, the tail rests between two reads. */
class LogTailRestTest {

    /** A rest that no test outlives. */
    private static final Linger ALWAYS = new Linger(LogTails.NEVER, LogTails.NEVER);

    private final InMemoryLog log = new InMemoryLog();
    private LogTail tail = LogTails.resting(log, ALWAYS);

    @AfterEach
    void stop() {
        tail.stop();
    }

    @Test
    void anEventThatComesAloneMakesNobodyWait() {
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
        tail = LogTails.resting(log, new Linger(rest, rest));
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
        tail.start();

        log.head = 5 * LogTails.BATCH;
        tail.wake();

        awaitUntil(() -> tail.position() == 5 * LogTails.BATCH);
    }

    @Test
    void itIsStoppedAlsoWhileItRests() {
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
}
