package dev.orderflow.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import org.springframework.context.SmartLifecycle;

/** Starts the scheduler last and stops it first, because its tasks send commands. */
final class SchedulerLifecycle implements SmartLifecycle {

    private final Scheduler scheduler;
    private final DeadlineMonitor monitor;
    private volatile boolean isRunning;

    SchedulerLifecycle(Scheduler scheduler, DeadlineMonitor monitor) {
        this.scheduler = scheduler;
        this.monitor = monitor;
    }

    /** A node that starts during a pause carries nothing out. */
    @Override
    public void start() {
        monitor.run();
        scheduler.start();
        isRunning = true;
    }

    @Override
    public void stop() {
        isRunning = false;
        scheduler.stop();
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }

    /** A scheduler that has been stopped can't be started again, so it goes on while Spring lets a context pause between tests. */
    @Override
    public boolean isPauseable() {
        return false;
    }
}
