package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.eventstore.LogCheck;
import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.operations.OperationsProperties;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Checks the log at a fixed interval. It is not part of readiness: every node uses the same log, and answers queries from it whatever is
 * wrong with appends. See docs/decisions/0026-positions-never-go-back.md.
 */
final class LogHealth extends ScheduledTask implements HealthIndicator, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(LogHealth.class);

    private final LogCheck check;

    /** Null while the database does not answer. */
    private volatile @Nullable List<String> faults;

    LogHealth(LogCheck check, OperationsProperties properties) {
        super("log-check", properties.statusInterval(), properties.statusInterval());
        this.check = check;
    }

    @Override
    protected void run() {
        try {
            faults = check.faults();
        } catch (RuntimeException e) {
            LOG.debug("The log can't be checked", e);
            faults = null;
        }
    }

    @Override
    public Health health() {
        List<String> faults = this.faults;
        if (faults == null) {
            return Health.unknown()
                    .withDetail("error", "The store has not answered for a while")
                    .build();
        }
        return faults.isEmpty()
                ? Health.up().build()
                : Health.down().withDetail("faults", faults).build();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.log.faults", this::faults)
                .description("What the log lacks of its sequence, its keys and its triggers")
                .register(meters);
    }

    private double faults() {
        List<String> faults = this.faults;
        return faults == null ? Double.NaN : faults.size();
    }
}
