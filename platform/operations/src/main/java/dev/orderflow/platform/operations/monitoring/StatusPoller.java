package dev.orderflow.platform.operations.monitoring;

import dev.orderflow.platform.operations.ProcessorQueries;
import dev.orderflow.platform.operations.ProcessorState;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Looks at all processors every other second. Whoever scrapes, or asks for the health, is told what was seen last: a database that
 * hangs holds up nobody, many askers cost no more than one, and who stands still is known although nobody has asked before.
 */
@Component
class StatusPoller implements SmartLifecycle {

    private static final long PERIOD_SECONDS = 2;

    /** A look that is older says nothing about now. */
    private static final Duration CURRENT = Duration.ofSeconds(5 * PERIOD_SECONDS);

    private static final Logger LOG = LoggerFactory.getLogger(StatusPoller.class);

    private final ProcessorQueries processors;

    /** Where each processor stands, and since when. While it is paused it is meant to, which does not count. */
    private final Map<String, Standing> standings = new ConcurrentHashMap<>();

    private volatile @Nullable Look last;
    private @Nullable ScheduledExecutorService thread;

    private record Standing(long position, long since) {}

    private record Look(Map<String, ProcessorStatus> sights, long at) {}

    StatusPoller(ProcessorQueries processors) {
        this.processors = processors;
    }

    /** All processors by their names, or null if the database has not told for a while. */
    @Nullable
    Map<String, ProcessorStatus> sights() {
        Look look = last;
        return look == null || since(look.at()).compareTo(CURRENT) > 0 ? null : look.sights();
    }

    void look() {
        try {
            last = new Look(
                    processors.states().stream()
                            .map(this::sight)
                            .collect(Collectors.toMap(sight -> sight.item().name(), Function.identity())),
                    System.nanoTime());
        } catch (RuntimeException e) {
            LOG.debug("The processors can't be seen", e);
            last = null;
        }
    }

    private ProcessorStatus sight(ProcessorState state) {
        long position = state.item().position();
        Standing standing = standings.merge(
                state.item().name(),
                new Standing(position, System.nanoTime()),
                (before, now) -> before.position() == position && !state.item().paused() ? before : now);
        return new ProcessorStatus(state, since(standing.since()));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // a look catches all that it can meet
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("lookout-"));
        thread.scheduleWithFixedDelay(this::look, 0, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
