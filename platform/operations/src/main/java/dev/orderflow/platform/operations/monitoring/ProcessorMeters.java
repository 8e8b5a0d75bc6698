package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The processors of all nodes as meters. Every node reports the same figures, except for the segments that it has claimed itself.
 * While the database does not answer, the figures are {@code NaN}, for which no alert fires.
 */
final class ProcessorMeters implements MeterBinder {

    private final StatusPoller poller;
    private final List<String> names;
    private final Node node;

    ProcessorMeters(StatusPoller poller, List<String> names, Node node) {
        this.poller = poller;
        this.names = names;
        this.node = node;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.log.head", this::head)
                .description("Position of the newest event")
                .register(meters);
        names.forEach(name -> bind(new Gauges(meters, name)));
    }

    private void bind(Gauges gauges) {
        gauges.add("position", "Every event up to here has been handled", ProcessorStatus::position);
        gauges.add("lag.events", "Events that have not been handled", ProcessorStatus::lagEvents);
        gauges.add("lag.seconds", "Age of the oldest of them", ProcessorStatus::lagSeconds);
        gauges.add("dead.letters", "Events that could not be handled", ProcessorStatus::deadLetters);
        gauges.add("dead.letters.limit", "With more dead letters it stops", ProcessorStatus::deadLetterLimit);
        gauges.add(
                "skipped.events", "Events skipped because a version did not know them", ProcessorStatus::skippedEvents);
        gauges.add("segments", "Segments", status -> status.segments().size());
        gauges.add("segments.unclaimed", "Segments that no node works on", ProcessorStatus::unclaimed);
        gauges.add(
                "segments.claimed.here", "Segments that this node works on", status -> status.claimedBy(node.name()));
        gauges.add("paused", "1 if an operator has paused it", is(ProcessorStatus::paused));
        gauges.add("replaying", "1 while its read model is replayed", is(status -> status.replaying() != null));
        gauges.add(
                "replay.refused", "1 if the last replay was not taken", is(status -> status.replayRefusal() != null));
        gauges.add(
                "contradicts.log",
                "1 if it has handled events that the log does not have",
                is(status -> status.contradiction() != null));
        gauges.addObserved("stalled", "1 if it should move but does not", seen -> seen.stall() == null ? 0 : 1);
    }

    private double head() {
        Map<String, ProcessorObservation> processors = poller.processors();
        return processors == null
                ? Double.NaN
                : processors.values().stream()
                        .mapToLong(processor -> processor.status().head())
                        .max()
                        .orElse(0);
    }

    private static ToDoubleFunction<ProcessorStatus> is(Predicate<ProcessorStatus> condition) {
        return status -> condition.test(status) ? 1 : 0;
    }

    /** The gauges of one processor. */
    private final class Gauges {

        private final MeterRegistry meters;
        private final String processor;

        Gauges(MeterRegistry meters, String processor) {
            this.meters = meters;
            this.processor = processor;
        }

        void add(String name, String description, ToDoubleFunction<ProcessorStatus> value) {
            addObserved(name, description, observed -> value.applyAsDouble(observed.status()));
        }

        void addObserved(String name, String description, ToDoubleFunction<ProcessorObservation> value) {
            Gauge.builder("orderflow.processor." + name, () -> value(value))
                    .description(description)
                    .tag("processor", processor)
                    .register(meters);
        }

        private double value(ToDoubleFunction<ProcessorObservation> value) {
            Map<String, ProcessorObservation> processors = poller.processors();
            ProcessorObservation observed = processors == null ? null : processors.get(processor);
            return observed == null ? Double.NaN : value.applyAsDouble(observed);
        }
    }
}
