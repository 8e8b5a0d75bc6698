package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.eventstore.GapStatistics;
import dev.orderflow.platform.eventstore.LogReader;
import dev.orderflow.platform.eventstore.LogTail;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;

/**
 * How long the readers of this node wait at gaps of the log, and how often it has gone back under them. See
 * docs/decisions/0011-readers-wait-for-writers.md and docs/decisions/0026-positions-never-go-back.md.
 */
final class LogMeters implements MeterBinder {

    private final GapStatistics waits;
    private final LogTail tail;

    LogMeters(LogReader log, LogTail tail) {
        this.waits = log.waits();
        this.tail = tail;
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
        FunctionCounter.builder("orderflow.log.rewound", tail, LogTail::rewinds)
                .description("How often the database has lost events that this node had read")
                .register(meters);
    }
}
