package dev.orderflow.platform.eventstore.notification;

import dev.orderflow.platform.tenancy.TenantContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Something that is done again and again, in a thread of its own. Nothing that it throws ends the repetition. */
public abstract class ScheduledTask implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduledTask.class);

    private final String name;
    private final Duration interval;
    private final Duration shutdownTimeout;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param interval from the end of a run to the begin of the next
     * @param shutdownTimeout how long a stop waits for a run that has begun
     */
    protected ScheduledTask(String name, Duration interval, Duration shutdownTimeout) {
        this.name = name;
        this.interval = interval;
        this.shutdownTimeout = shutdownTimeout;
    }

    protected abstract void run();

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // runSafely catches everything
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory(name + "-"));
        thread.scheduleWithFixedDelay(this::runSafely, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public final synchronized void stop() {
        if (thread == null) {
            return;
        }
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(shutdownTimeout.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} is still running; its connection is closed with the pool", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread = null;
    }

    @Override
    public final synchronized boolean isRunning() {
        return thread != null;
    }

    private void runSafely() {
        try {
            TenantContext.run(TenantContext.PLATFORM, this::run);
        } catch (RuntimeException | Error e) { // anything that is thrown here would end the schedule
            LOG.warn("{} failed; it is tried again", name, e);
        }
    }
}
