package dev.orderflow.platform.projections.processor;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads that hand events to the processors' workers. When the workers' queues are full, Axon's coordinator waits for 100 ms.
 * The workers need only a quarter of that time for a batch of a thousand events, and are idle for the rest. Here the coordinator
 * waits for 2 ms, which makes a replay four times as fast. See docs/decisions/0021-pooled-processors.md.
 *
 * <p>A coordinator calls a worker as soon as it has the first event for it. The worker would begin at once, and handle the first of twenty
 * events in one transaction and the others in the next. So here the calls wait until the coordinator has no more events. See
 * docs/decisions/0034-a-busy-reader-waits-for-more.md.
 */
final class CoordinatorExecutor extends ScheduledThreadPoolExecutor {

    /** A coordinator may have to wait for a locked token; then the others need a thread that is free. */
    static final int THREADS = 8;

    private static final long AXONS_PAUSE_MILLIS = 100;

    private static final long PAUSE_MILLIS = 2;

    /** What the coordinator of the current thread has called for; null in other threads. */
    private static final ThreadLocal<@Nullable List<Runnable>> CALLS = new ThreadLocal<>();

    CoordinatorExecutor() {
        super(THREADS, new AxonThreadFactory("coordinator"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean isPause = unit.toMillis(delay) == AXONS_PAUSE_MILLIS;
        return super.schedule(() -> coordinate(task), isPause ? PAUSE_MILLIS : delay, unit);
    }

    /** Runs something when the coordinator of this thread has handed out all its events; in another thread at once. */
    static void atTheEndOfCoordination(Runnable call) {
        List<Runnable> calls = CALLS.get();
        if (calls == null) {
            call.run();
        } else {
            calls.add(call);
        }
    }

    private static void coordinate(Runnable task) {
        List<Runnable> calls = new ArrayList<>();
        CALLS.set(calls);
        try {
            task.run();
        } finally {
            CALLS.remove();
            calls.forEach(Runnable::run);
        }
    }
}
