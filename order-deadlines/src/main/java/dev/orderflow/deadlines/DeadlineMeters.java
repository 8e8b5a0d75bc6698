package dev.orderflow.deadlines;

import dev.orderflow.deadlines.DeadlineMonitor.DeadlinesState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToLongFunction;

/** The deadlines of all nodes as meters. Every node reports the same. {@code NaN}, for which no alert fires, while nobody knows. */
final class DeadlineMeters implements MeterBinder {

    private final DeadlineMonitor monitor;

    DeadlineMeters(DeadlineMonitor monitor) {
        this.monitor = monitor;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.deadlines.overdue", () -> value(DeadlinesState::overdue))
                .description("Deadlines that are due for long; at most 1,001 are counted")
                .register(meters);
        Gauge.builder("orderflow.deadlines.stalled", () -> value(state -> state.isStalled() ? 1 : 0))
                .description("1 if nobody carries out those that are overdue")
                .register(meters);
        Gauge.builder("orderflow.deadlines.failing", () -> value(DeadlinesState::failing))
                .description("Deadlines that were tried in vain")
                .register(meters);
    }

    private double value(ToLongFunction<DeadlinesState> figure) {
        DeadlinesState state = monitor.state();
        return state == null ? Double.NaN : figure.applyAsLong(state);
    }
}
