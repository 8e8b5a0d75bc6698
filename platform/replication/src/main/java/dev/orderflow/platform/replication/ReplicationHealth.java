package dev.orderflow.platform.replication;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether the log is followed. It is not part of readiness: a node that does not follow goes on answering, from a log that grows older.
 */
final class ReplicationHealth implements HealthIndicator {

    private final FollowedLogPoller poller;

    ReplicationHealth(FollowedLogPoller poller) {
        this.poller = poller;
    }

    @Override
    public Health health() {
        FollowedLog log = poller.last();
        if (log == null) {
            return Health.unknown()
                    .withDetail("error", "The store has not answered for a while")
                    .build();
        }
        String fault = log.fault();
        Health.Builder health = fault == null ? Health.up() : Health.down().withDetail("error", fault);
        health.withDetail("position", log.position()).withDetail("secondsBehind", Math.round(log.secondsBehind()));
        if (log.secondsUnheard() != null) {
            health.withDetail("secondsUnheard", Math.round(log.secondsUnheard()));
        }
        if (log.behind() != null) {
            health.withDetail("behind", log.behind());
        }
        if (log.node() != null) {
            health.withDetail("node", log.node());
        }
        return health.build();
    }
}
