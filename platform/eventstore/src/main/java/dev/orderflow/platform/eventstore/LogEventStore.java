package dev.orderflow.platform.eventstore;

import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.Notifier;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.axonframework.common.Registration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.AbstractEventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;

/**
 * Axon's event store on this log. Axon's own embedded one can't be woken by other nodes, may miss a wake-up, and can't call a
 * processor back. See docs/decisions/0012-notify-after-the-commit.md.
 */
final class LogEventStore extends AbstractEventStore {

    private final JsonbEventStorageEngine engine;
    private final LogTail tail;
    private final Notifier notifier;
    private final Set<Consumer<List<? extends EventMessage<?>>>> subscribers = ConcurrentHashMap.newKeySet();

    private LogEventStore(Builder builder) {
        super(builder);
        this.engine = builder.engine;
        this.tail = builder.tail;
        this.notifier = builder.notifier;
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken token) {
        return new LogStream(tail, engine, StoredEventData.positionOf(token));
    }

    /** They see events that are in the log already, and may write, too. So with them, events are appended within the transaction. */
    @Override
    public Registration subscribe(Consumer<List<? extends EventMessage<?>>> subscriber) {
        Registration subscription = super.subscribe(subscriber);
        subscribers.add(subscriber);
        return () -> subscribers.remove(subscriber) && subscription.cancel();
    }

    @Override
    protected void prepareCommit(List<? extends EventMessage<?>> events) {
        LastAppend append = !subscribers.isEmpty() || !CurrentUnitOfWork.isStarted()
                ? null
                : LastAppend.of(CurrentUnitOfWork.get(), engine);
        if (append == null) {
            super.prepareCommit(events);
        } else {
            append.add(events);
        }
    }

    /** Wakes this node at once and notifies the others. */
    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        notifier.signal(NotificationChannel.EVENTS);
    }

    /** Axon hands parts to an event store by a builder. */
    static final class Builder extends AbstractEventStore.Builder {

        private final JsonbEventStorageEngine engine;
        private final LogTail tail;
        private final Notifier notifier;

        Builder(JsonbEventStorageEngine engine, LogTail tail, Notifier notifier) {
            this.engine = engine;
            this.tail = tail;
            this.notifier = notifier;
            storageEngine(engine);
        }

        LogEventStore build() {
            return new LogEventStore(this);
        }
    }
}
