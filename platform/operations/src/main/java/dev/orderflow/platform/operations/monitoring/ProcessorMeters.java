package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.operations.ProcessorItem;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.projections.Projection;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.springframework.stereotype.Component;

/**
 * The processors of all nodes in figures. Each node tells the same, but for its own claims. What is not known, because the
 * database is out of reach, is {@code NaN}, which no alert takes for good or bad.
 */
@Component
class ProcessorMeters implements MeterBinder {

    private final StatusPoller lookout;
    private final List<Projection<?, ?>> readModels;
    private final Node node;

    ProcessorMeters(StatusPoller lookout, List<Projection<?, ?>> readModels, Node node) {
        this.lookout = lookout;
        this.readModels = readModels;
        this.node = node;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        Gauge.builder("orderflow.log.head", this::head)
                .description("Position of the newest event")
                .register(meters);
        readModels.forEach(readModel -> bind(new Gauges(meters, readModel.name())));
    }

    private void bind(Gauges gauges) {
        gauges.add("position", "Every event up to here has been handled", item(ProcessorItem::position));
        gauges.add("lag.events", "Events that have not been handled", item(ProcessorItem::lagEvents));
        gauges.add("lag.seconds", "Age of the oldest of them", item(ProcessorItem::lagSeconds));
        gauges.add("dead.letters", "Events that are parked", item(ProcessorItem::deadLetters));
        gauges.add(
                "dead.letters.limit",
                "With more than so many it stands still",
                sight -> sight.state().deadLettersLimit());
        gauges.add(
                "skipped.events",
                "Events passed over, which a version did not know",
                sight -> sight.state().skippedEvents());
        gauges.add(
                "segments",
                "Parts of the orders",
                sight -> sight.item().segments().size());
        gauges.add("segments.unclaimed", "Parts that no node works on", ProcessorStatus::unclaimed);
        gauges.add("segments.claimed.here", "Parts that this node works on", sight -> sight.claimedBy(node.name()));
        gauges.add(
                "paused",
                "1 if an operator has paused it",
                is(sight -> sight.item().paused()));
        gauges.add(
                "replaying",
                "1 while its read model is rebuilt",
                is(sight -> sight.item().replaying() != null));
        gauges.add(
                "replay.refused",
                "1 if the last rebuild was not taken",
                is(sight -> sight.state().replayRefused()));
        gauges.add("stalled", "1 if it should get on and does not", is(sight -> sight.stall() != null));
    }

    private double head() {
        Map<String, ProcessorStatus> sights = lookout.sights();
        return sights == null
                ? Double.NaN
                : sights.values().stream()
                        .mapToLong(sight -> sight.item().head())
                        .max()
                        .orElse(0);
    }

    private static ToDoubleFunction<ProcessorStatus> item(ToDoubleFunction<ProcessorItem> value) {
        return sight -> value.applyAsDouble(sight.item());
    }

    private static ToDoubleFunction<ProcessorStatus> is(Predicate<ProcessorStatus> state) {
        return sight -> state.test(sight) ? 1 : 0;
    }

    /** Those of one processor. */
    private final class Gauges {

        private final MeterRegistry meters;
        private final String processor;

        Gauges(MeterRegistry meters, String processor) {
            this.meters = meters;
            this.processor = processor;
        }

        void add(String name, String description, ToDoubleFunction<ProcessorStatus> value) {
            Gauge.builder("orderflow.processor." + name, () -> value(value))
                    .description(description)
                    .tag("processor", processor)
                    .register(meters);
        }

        private double value(ToDoubleFunction<ProcessorStatus> value) {
            Map<String, ProcessorStatus> sights = lookout.sights();
            ProcessorStatus sight = sights == null ? null : sights.get(processor);
            return sight == null ? Double.NaN : value.applyAsDouble(sight);
        }
    }
}
