package dev.orderflow.deadlines;

import com.github.kagkarlsson.scheduler.Scheduler;
import dev.orderflow.platform.role.NodeRole;
import org.springframework.context.SmartLifecycle;

/** Starts the scheduler last and stops it first, because its tasks send commands. On a node that takes none it does not run. */
final class SchedulerLifecycle implements SmartLifecycle {

    private final Scheduler scheduler;
    private final DeadlineMonitor monitor;
    private final NodeRole role;
    private volatile boolean isRunning;

    SchedulerLifecycle(Scheduler scheduler, DeadlineMonitor monitor, NodeRole role) {
        this.scheduler = scheduler;
        this.monitor = monitor;
        this.role = role;
    }

    @Override
    public boolean isAutoStartup() {
        return role.takesCommands();
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
