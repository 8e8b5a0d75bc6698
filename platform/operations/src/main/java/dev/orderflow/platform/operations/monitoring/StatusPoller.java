package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.operations.OperationsProperties;
import dev.orderflow.platform.projections.processor.ProcessorStatus;
import dev.orderflow.platform.projections.processor.ProcessorStatuses;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the status of all processors at a fixed interval. Scrapes and probes get the last one: so a database that does not answer
 * delays none of them, many of them cost as much as one, and a stall is noticed even if nobody has asked before.
 */
class StatusPoller extends ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(StatusPoller.class);

    /** After so many intervals without an answer, the last status says nothing about now. */
    private static final int OUTDATED_INTERVALS = 5;

    private final ProcessorStatuses statuses;
    private final Duration interval;
    private final Duration stallTimeout;

    /** Where each processor is, and since when. The time while it is paused, has nothing to handle or is not seen does not count. */
    private final Map<String, Place> places = new ConcurrentHashMap<>();

    private volatile @Nullable Reading last;
    private long seenAt = System.nanoTime();

    private record Place(long position, long since) {}

    private record Reading(Map<String, ProcessorObservation> processors, long at) {}

    StatusPoller(ProcessorStatuses statuses, OperationsProperties properties) {
        super("status", properties.statusInterval(), properties.statusInterval());
        this.statuses = statuses;
        this.interval = properties.statusInterval();
        this.stallTimeout = properties.stallTimeout();
    }

    /** All processors by name, or null if the database has not answered for a while. */
    @Nullable
    Map<String, ProcessorObservation> processors() {
        Reading reading = last;
        return reading == null || isOutdated(reading.at()) ? null : reading.processors();
    }

    @Override
    protected void run() {
        if (isOutdated(seenAt)) { // the application has stood still, or the database was away
            places.clear();
        }
        try {
            Reading seen = new Reading(
                    statuses.all().stream()
                            .map(this::observe)
                            .collect(Collectors.toMap(
                                    processor -> processor.status().name(), Function.identity())),
                    System.nanoTime());
            last = seen;
            seenAt = seen.at();
        } catch (RuntimeException e) {
            LOG.debug("The status of the processors can't be read", e);
            last = null;
        }
    }

    private ProcessorObservation observe(ProcessorStatus status) {
        boolean shouldMove = !status.paused() && status.lagEvents() > 0;
        Place here = new Place(status.position(), System.nanoTime());
        Place place = places.merge(
                status.name(), here, (before, now) -> before.position() == now.position() && shouldMove ? before : now);
        return ProcessorObservation.of(status, since(place.since()), stallTimeout);
    }

    private boolean isOutdated(long nanoTime) {
        return since(nanoTime).compareTo(interval.multipliedBy(OUTDATED_INTERVALS)) > 0;
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
