package dev.orderflow.platform.eventstore.notification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The sleep of one thread, which other threads end. If they end it while the thread is awake, its next sleep ends at once. */
public final class WakeUpSignal {

    private final Semaphore calls = new Semaphore(0);

    /** Any thread may call it at any time. It returns at once, and no call is lost. */
    public void end() {
        calls.release();
    }

    public void begin(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
