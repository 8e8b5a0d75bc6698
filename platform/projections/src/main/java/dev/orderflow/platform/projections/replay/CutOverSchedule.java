package dev.orderflow.platform.projections.replay;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.projections.ProjectionsProperties;
import dev.orderflow.platform.projections.processor.DesiredState;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tries to end running replays, in a thread of its own: a cut-over waits for the workers of a replay, so it must not take one of
 * their threads.
 * See docs/decisions/0022-a-replay-builds-beside.md.
 */
final class CutOverSchedule extends ScheduledTask {

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
    private final TransactionTemplate transactions;
    private final Notifier notifier;
    private final Map<String, Pause> pauses = new HashMap<>();

    CutOverSchedule(
            List<String> readModels,
            DesiredState desired,
            CutOver cutOver,
            TransactionTemplate transactions,
            Notifier notifier,
            ProjectionsProperties properties) {
        super("cut-over", properties.reconcileInterval(), properties.shutdownTimeout());
        this.readModels = readModels;
        this.desired = desired;
        this.cutOver = cutOver;
        this.transactions = transactions;
        this.notifier = notifier;
    }

    @Override
    protected void run() {
        due().forEach(this::tryToEnd);
    }

    private Set<String> due() {
        try {
            return Objects.requireNonNull(transactions.execute(transaction -> {
                Set<String> replayed = desired.replayed();
                replayed.retainAll(readModels);
                replayed.removeAll(desired.paused());
                return replayed;
            }));
        } catch (DataAccessException | TransactionException e) {
            LOG.debug("The running replays can't be read", e);
            return Set.of();
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
        } catch (RuntimeException | Error e) {
            Duration next = pause == null ? FIRST_PAUSE : pause.length().multipliedBy(2);
            next = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
            pauses.put(readModel, new Pause(next, System.nanoTime()));
            LOG.warn("The replay of {} can't be ended yet; it is tried again in {} s", readModel, next.toSeconds(), e);
        }
    }
}
