package dev.orderflow.platform.replication;

import dev.orderflow.platform.projections.Node;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;

/** How far the log was followed, as meters. Every node of a database reports the same, but for which of them follows. */
final class ReplicationMeters implements MeterBinder {

    private final FollowedLogPoller poller;
    private final Node node;

    ReplicationMeters(FollowedLogPoller poller, Node node) {
        this.poller = poller;
        this.node = node;
    }

    @Override
    public void bindTo(MeterRegistry meters) {
        add(meters, "behind.events", "At most so many events are not here", FollowedLog::lag);
        add(meters, "behind.seconds", "Time since nothing was missing here", FollowedLog::secondsBehind);
        add(meters, "silent.seconds", "Time since the broker has answered", FollowedLog::secondsSilent);
        add(
                meters,
                "unheard.seconds",
                "Time since the last heartbeat of the publisher",
                ReplicationMeters::secondsUnheard);
        add(meters, "stopped", "1 if the log can't be followed any further", log -> log.stopped() == null ? 0 : 1);
        add(
                meters,
                "following.here",
                "1 if this node follows, or has followed last",
                log -> node.name().equals(log.node()) ? 1 : 0);
    }

    /** Before the first one the time that it was waited for, or no alarm would say that it does not come. */
    private static double secondsUnheard(FollowedLog log) {
        return log.secondsUnheard() == null ? log.secondsBehind() : log.secondsUnheard();
    }

    private void add(MeterRegistry meters, String name, String description, ToDoubleFunction<FollowedLog> value) {
        Gauge.builder("orderflow.replication." + name, () -> {
                    FollowedLog log = poller.last();
                    return log == null ? Double.NaN : value.applyAsDouble(log);
                })
                .description(description)
                .register(meters);
    }
}
