package dev.orderflow.platform.eventstore.notification;

import dev.orderflow.platform.tenancy.TenantContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** A thread that starts before the first command and the first processor, and stops after the last. */
public abstract class BackgroundThread implements SmartLifecycle {

    private final String name;
    private volatile @Nullable Thread thread;

    protected BackgroundThread(String name) {
        this.name = name;
    }

    /** Runs in the thread, and must return once {@link #isCurrent} is false. */
    protected abstract void run();

    /** False in a thread that was stopped, even if another one has been started since. */
    protected final boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    @Override
    public void start() {
        Thread started = new Thread(() -> TenantContext.run(TenantContext.PLATFORM, this::run), name);
        started.setDaemon(true);
        thread = started;
        started.start();
    }

    @Override
    public void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped != null) {
            stopped.interrupt();
        }
    }

    @Override
    public final boolean isRunning() {
        return thread != null;
    }

    @Override
    public final int getPhase() {
        return Integer.MIN_VALUE;
    }
}
