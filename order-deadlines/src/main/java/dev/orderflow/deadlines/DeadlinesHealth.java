package dev.orderflow.deadlines;

import dev.orderflow.deadlines.DeadlineMonitor.DeadlinesState;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Down while deadlines are overdue, which means that no node carries them out. A single one that fails is a matter for an alert: the others
 * are carried out. It is not part of readiness: requests are answered all the same.
 */
final class DeadlinesHealth implements HealthIndicator {

    private final DeadlineMonitor monitor;

    DeadlinesHealth(DeadlineMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public Health health() {
        DeadlinesState state = monitor.state();
        if (state == null) {
            return Health.unknown()
                    .withDetail("error", "The store has not answered for a while")
                    .build();
        }
        boolean isCarriedOut = state.isPaused() || state.overdue() == 0;
        return (isCarriedOut ? Health.up() : Health.down())
                .withDetail("paused", state.isPaused())
                .withDetail("overdue", state.overdue())
                .withDetail("failing", state.failing())
                .build();
    }
}
