package dev.orderflow.platform.eventstore.notification;

import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** A thread that is there before the first command and the first processor, and goes after the last. */
public abstract class BackgroundThread implements SmartLifecycle {

    private final String name;
    private volatile @Nullable Thread thread;

    protected BackgroundThread(String name) {
        this.name = name;
    }

    /** What the thread does, for as long as {@link #isCurrent}. */
    protected abstract void run();

    /** False in a thread that was stopped, though another may have been started since. */
    protected final boolean isCurrent() {
        return thread == Thread.currentThread();
    }

    @Override
    public void start() {
        Thread started = new Thread(this::run, name);
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
