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
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/**
 * Checks the log at a fixed interval. It is not part of readiness: every node uses the same log, and answers queries from it whatever is
 * wrong with appends. See docs/decisions/0026-positions-never-go-back.md.
 */
final class LogHealth extends ScheduledTask implements HealthIndicator, MeterBinder {

    private static final Logger LOG = LoggerFactory.getLogger(LogHealth.class);

    private final LogCheck check;

    /** A fail-over or a restart ends a check or two. */
    private static final int MANY_FAILURES = 3;

    /** In a row, of checks that the database has begun. */
    private int failures;

    /** Null while it is not known. */
    private volatile @Nullable List<String> faults;

    LogHealth(LogCheck check, OperationsProperties properties) {
        super("log-check", properties.statusInterval(), properties.statusInterval());
        this.check = check;
    }

    @Override
    protected void run() {
        try {
            faults = check.faults();
            failures = 0;
        } catch (CannotGetJdbcConnectionException e) { // the health of the database says so
            LOG.debug("The log can't be checked", e);
            faults = null;
        } catch (RuntimeException e) {
            failures++;
            if (failures == MANY_FAILURES) {
                LOG.warn("The log could not be checked {} times in a row", failures, e);
            }
            faults = failures < MANY_FAILURES ? null : List.of("The log could not be checked.");
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
