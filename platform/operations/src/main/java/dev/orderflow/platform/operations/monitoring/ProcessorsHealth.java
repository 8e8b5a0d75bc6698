package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.projections.processor.ProcessorStatus;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * A stalled processor makes the whole health bad, and is named with its error. It is not part of readiness or liveness: every node
 * answers queries from the same rows, and a restarted node would meet the same event again.
 */
final class ProcessorsHealth implements HealthIndicator {

    private final StatusPoller poller;

    ProcessorsHealth(StatusPoller poller) {
        this.poller = poller;
    }

    @Override
    public Health health() {
        Map<String, ProcessorObservation> processors = poller.processors();
        if (processors == null) {
            return Health.unknown()
                    .withDetail("error", "The store has not answered for a while")
                    .build();
        }
        boolean isAnyStalled = processors.values().stream().anyMatch(processor -> processor.stall() != null);
        Health.Builder health = isAnyStalled ? Health.down() : Health.up();
        new TreeMap<>(processors).forEach((name, processor) -> health.withDetail(name, summary(processor)));
        return health.build();
    }

    private static String summary(ProcessorObservation processor) {
        ProcessorStatus status = processor.status();
        if (processor.stall() != null) {
            return "stalled at %s, %s events behind: %s"
                    .formatted(status.position(), status.lagEvents(), processor.stall());
        }
        if (status.paused()) {
            return "paused, %s events behind".formatted(status.lagEvents());
        }
        if (status.replaying() != null) {
            String failure = status.replayFailure();
            return "replaying, %s %% done%s"
                    .formatted(
                            status.replaying().percent(), failure == null ? "" : ", and does not get on: " + failure);
        }
        return "%s events behind".formatted(status.lagEvents());
    }
}
