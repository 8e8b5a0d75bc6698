package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class WakeUpSignalTest {

    private static final Duration LONG = Duration.ofMinutes(10);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final WakeUpSignal sleep = new WakeUpSignal();

    @Test
    void whoWasWokenWhileAwakeDoesNotSleep() throws InterruptedException {
        sleep.end();

        sleep.begin(LONG);
    }

    @Test
    void manyWakeUpsEndOneSleep() throws InterruptedException {
        sleep.end();
        sleep.end();
        sleep.begin(LONG);
        long begin = System.nanoTime();

        sleep.begin(SHORT);

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(SHORT);
    }
}
