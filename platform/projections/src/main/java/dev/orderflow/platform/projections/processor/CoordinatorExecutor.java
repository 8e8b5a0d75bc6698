package dev.orderflow.platform.projections.processor;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/**
 * The threads that hand events to the processors' workers. When the workers' queues are full, Axon's coordinator waits for 100 ms.
 * The workers need only a quarter of that time for a batch of a thousand events, and are idle for the rest. Here the coordinator
 * waits for 2 ms, which makes a replay four times as fast. See docs/decisions/0021-pooled-processors.md.
 */
final class CoordinatorExecutor extends ScheduledThreadPoolExecutor {

    /** A coordinator may have to wait for a locked token; then the others need a thread that is free. */
    static final int THREADS = 8;

    private static final long AXONS_PAUSE_MILLIS = 100;

    private static final long PAUSE_MILLIS = 2;

    CoordinatorExecutor() {
        super(THREADS, new AxonThreadFactory("coordinator"));
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        boolean isPause = unit.toMillis(delay) == AXONS_PAUSE_MILLIS;
        return super.schedule(task, isPause ? PAUSE_MILLIS : delay, unit);
    }
}
