package dev.orderflow.platform.operations.monitoring;

import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * A processor that stands still makes the health as a whole bad, and names its error. It is no part of readiness or liveness: any
 * node answers queries from the old rows as well as another, and a restart would bring it back to the same event.
 */
@Component("processorsHealthIndicator")
class ProcessorsHealth implements HealthIndicator {

    private final StatusPoller lookout;

    ProcessorsHealth(StatusPoller lookout) {
        this.lookout = lookout;
    }

    @Override
    public Health health() {
        Map<String, ProcessorStatus> sights = lookout.sights();
        if (sights == null) {
            return Health.unknown()
                    .withDetail("error", "The store has not told for a while")
                    .build();
        }
        boolean isAnyStalled = sights.values().stream().anyMatch(sight -> sight.stall() != null);
        Health.Builder health = isAnyStalled ? Health.down() : Health.up();
        new TreeMap<>(sights).forEach((name, sight) -> health.withDetail(name, summary(sight)));
        return health.build();
    }

    private static String summary(ProcessorStatus sight) {
        String stall = sight.stall();
        if (stall != null) {
            return "stalled at %d, %d events behind: %s"
                    .formatted(sight.item().position(), sight.item().lagEvents(), stall);
        }
        if (sight.item().paused()) {
            return "paused, %d events behind".formatted(sight.item().lagEvents());
        }
        if (sight.item().replaying() != null) {
            String failure = sight.state().replayFailure();
            return "replaying, %d %% done%s"
                    .formatted(
                            sight.item().replaying().percent(),
                            failure == null ? "" : ", and does not get on: " + failure);
        }
        return "%d events behind".formatted(sight.item().lagEvents());
    }
}
