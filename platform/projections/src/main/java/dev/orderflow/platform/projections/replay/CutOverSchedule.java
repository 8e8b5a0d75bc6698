package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.projections.processor.DesiredState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Tries to end running replays, in a thread of its own: a cut-over waits for the workers of a replay, so it must not take one of
 * their threads.
 * See docs/decisions/0022-a-replay-builds-beside.md.
 */
final class CutOverSchedule implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(CutOverSchedule.class);

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** After a failed try, each of which has stopped the live build for a moment. */
    private record Pause(Duration length, long since) {

        boolean isOver() {
            return System.nanoTime() - since >= length.toNanos();
        }
    }

    private final List<String> readModels;
    private final DesiredState desired;
    private final CutOver cutOver;
    private final Notifier notifier;
    private final Duration interval;
    private final Map<String, Pause> pauses = new HashMap<>();
    private @Nullable ScheduledExecutorService thread;

    CutOverSchedule(
            List<String> readModels, DesiredState desired, CutOver cutOver, Notifier notifier, Duration interval) {
        this.readModels = readModels;
        this.desired = desired;
        this.cutOver = cutOver;
        this.notifier = notifier;
        this.interval = interval;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // run catches everything
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(new CustomizableThreadFactory("cut-over-"));
        thread.scheduleWithFixedDelay(this::run, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
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

    private void run() {
        try {
            Set<String> replayed = desired.replayed();
            replayed.retainAll(readModels);
            replayed.removeAll(desired.paused());
            replayed.forEach(this::tryToEnd);
        } catch (RuntimeException | Error e) { // anything that is thrown here would end the schedule
            LOG.debug("The running replays can't be read", e);
        }
    }

    /** The reason for a failure, such as a long query on the table, lasts for a while. So the pauses double. */
    private void tryToEnd(String readModel) {
        Pause pause = pauses.get(readModel);
        if (pause != null && !pause.isOver()) {
            return;
        }
        try {
            if (cutOver.end(readModel)) {
                notifier.signal(NotificationChannel.READ_MODELS);
                notifier.signal(NotificationChannel.PROCESSORS);
            }
            pauses.remove(readModel);
        } catch (RuntimeException e) {
            Duration next = pause == null ? FIRST_PAUSE : pause.length().multipliedBy(2);
            next = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            pauses.put(readModel, new Pause(next, System.nanoTime()));
            LOG.warn("The replay of {} can't be ended yet; it is tried again in {} s", readModel, next.toSeconds(), e);
        }
    }
}
