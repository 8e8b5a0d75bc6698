package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.eventstore.GapStatistics;
import dev.orderflow.platform.eventstore.LogReader;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** How the readers of this node fare at gaps of the log. */
@Component
class LogMeters implements MeterBinder {

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
                .description("Times that readers waited for an append that had drawn an earlier position")
                .register(meters);
        Gauge.builder("orderflow.log.held.up.seconds", waits, GapStatistics::heldUpSeconds)
                .description("How long readers have been held up at a gap by now; 0 if they are not")
                .register(meters);
    }
}
