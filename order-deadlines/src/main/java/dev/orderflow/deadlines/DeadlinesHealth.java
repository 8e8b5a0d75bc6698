package dev.orderflow.deadlines;

import dev.orderflow.deadlines.DeadlineMonitor.DeadlinesState;
import dev.orderflow.platform.role.NodeRole;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while deadlines are overdue and no node carries them out. Many that are overdue and are worked off are no fault of a node, and a single
 * one that fails is a matter for an alert. It is not part of readiness: requests are answered all the same.
 */
final class DeadlinesHealth implements HealthIndicator {

    private final DeadlineMonitor monitor;
    private final NodeRole role;

    DeadlinesHealth(DeadlineMonitor monitor, NodeRole role) {
        this.monitor = monitor;
        this.role = role;
    }

    @Override
    public Health health() {
        if (!role.takesCommands()) {
            return Health.unknown()
                    .withDetail("reason", "Deadlines are for nodes that take commands")
                    .build();
        }
        DeadlinesState state = monitor.state();
        if (state == null) {
            return Health.unknown()
                    .withDetail("error", "The store has not answered for a while")
                    .build();
        }
        return (state.isStalled() ? Health.down() : Health.up())
                .withDetail("paused", state.isPaused())
                .withDetail("overdue", state.overdue())
                .withDetail("stalled", state.isStalled())
                .withDetail("failing", state.failing())
                .build();
    }
}
