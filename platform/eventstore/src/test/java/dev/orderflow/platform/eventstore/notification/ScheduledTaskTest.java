package dev.orderflow.platform.eventstore.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ScheduledTaskTest {

    @Test
    void whatATaskThrowsDoesNotEndItsRepetition() {
        AtomicInteger runs = new AtomicInteger();
        ScheduledTask failing = task(() -> {
            runs.incrementAndGet();
            throw new AssertionError("again");
        });

        failing.start();

        Awaitility.await().until(() -> runs.get() > 2);
        failing.stop();
        assertThat(failing.isRunning()).isFalse();
    }

    @Test
    void aStopInterruptsTheRunThatHasBegunAndWaitsForItsEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean hasEnded = new AtomicBoolean();
        ScheduledTask slow = task(() -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                hasEnded.set(true);
            }
        });
        slow.start();
        begun.await();

        slow.stop();

        assertThat(hasEnded).isTrue();
    }

    private static ScheduledTask task(Runnable work) {
        return new ScheduledTask("test", Duration.ofMillis(1), Duration.ofSeconds(30)) {
            @Override
            protected void run() {
                work.run();
            }
        };
    }
}
