package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.eventstore.GapStatistics;
import dev.orderflow.platform.eventstore.LogReader;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/** How long the readers of this node wait at gaps of the log. See docs/decisions/0011-readers-wait-for-writers.md. */
final class LogMeters implements MeterBinder {

    private final GapStatistics waits;

    LogMeters(LogReader log) {
        this.waits = log.waits();
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        FunctionTimer.builder(
                        "orderflow.log.gap.waits",
                        waits,
                        GapStatistics::count,
                        GapStatistics::totalNanos,
                        TimeUnit.NANOSECONDS)
                .description("Waits of readers for an append that has taken an earlier position")
                .register(meters);
        Gauge.builder("orderflow.log.held.up.seconds", waits, GapStatistics::heldUpSeconds)
                .description("How long readers have waited at the present gap; 0 if there is none")
                .register(meters);
    }
}
