package dev.orderflow.platform.replication;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import dev.orderflow.platform.eventstore.notification.ScheduledTask;
import dev.orderflow.platform.projections.FailureDescription;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Follows the log of another database. Of the nodes of one database one follows, and the others stand by: Kafka's consumer group decides.
 * A failure ends the consumer, and after a rest the next one begins where the database says. A broken chain is met again each time, until a
 * person has mended it.
 */
final class LogFollower extends ScheduledTask {

    private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);

    private static final Duration REST = Duration.ofSeconds(5);

    /** For leaving the group, so that another node follows at once. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final Supplier<Consumer<String, String>> consumers;
    private final String topic;
    private final LogCopy copy;
    private final Notifier notifier;

    /** What was logged last; null once the log was followed again. */
    private @Nullable String failure;

    LogFollower(Supplier<Consumer<String, String>> consumers, String topic, LogCopy copy, Notifier notifier) {
        super("log-follower", REST, FAREWELL.multipliedBy(2));
        this.consumers = consumers;
        this.topic = topic;
        this.copy = copy;
        this.notifier = notifier;
    }

    @Override
    protected void run() {
        try {
            follow();
        } catch (InterruptException e) {
            LOG.debug("This node stops", e);
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private void follow() {
        Consumer<String, String> consumer = consumers.get();
        try {
            Following following =
                    new Following(consumer, topic, copy, () -> notifier.signal(NotificationChannel.EVENTS));
            while (!Thread.currentThread().isInterrupted()) {
                if (following.step()) {
                    failure = null;
                }
            }
        } finally {
            // An interrupted thread could not take its leave.
            boolean isStopping = Thread.interrupted();
            consumer.close(CloseOptions.timeout(FAREWELL));
            if (isStopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void report(RuntimeException e) {
        String fault = e instanceof BrokenChain ? String.valueOf(e.getMessage()) : FailureDescription.of(e);
        if (!Objects.equals(failure, fault)) {
            failure = fault;
            if (e instanceof BrokenChain) {
                LOG.error(
                        "The log is not followed any further; see \"The log is not followed\" in the runbook: {}",
                        fault);
            } else {
                LOG.warn("The log can't be followed; it is tried again", e);
            }
        }
        try {
            copy.fail(fault);
        } catch (DataAccessException unknown) {
            LOG.debug("The database does not know why", unknown);
        }
    }
}
