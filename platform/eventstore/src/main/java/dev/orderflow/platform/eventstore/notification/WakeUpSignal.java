package dev.orderflow.platform.eventstore.notification;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The sleep of one thread, from which others wake it. Who is woken while it is awake finds its next sleep over at once. */
public final class WakeUpSignal {

    private final Semaphore calls = new Semaphore(0);

    /** To be called from any thread, at any time. It returns at once and is never lost. */
    public void end() {
        calls.release();
    }

    public void begin(Duration atMost) throws InterruptedException {
        if (calls.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
            calls.drainPermits();
        }
    }
}
