package dev.orderflow.api.query;

import dev.orderflow.platform.eventstore.notification.BackgroundThread;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.eventstore.notification.WakeUpSignal;
import dev.orderflow.projections.orderdetails.FindVersions;
import dev.orderflow.projections.orderdetails.FindVersions.OrderVersion;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Where readers of their own writes wait, without holding a thread, for the details to reach a version, whichever node brings them
 * there. When a read model has changed, one query tells for all of them who has waited long enough.
 */
@Component
class ReadYourWrites extends BackgroundThread {

    private record Waiting(long version, CompletableFuture<Void> arrival) {}

    /** Between two looks, if no node has told of a change. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ReadYourWrites.class);

    private final QueryGateway queries;
    private final WakeUpSignal sleep = new WakeUpSignal();
    private final ConcurrentHashMap<UUID, List<Waiting>> waiting = new ConcurrentHashMap<>();

    ReadYourWrites(QueryGateway queries, WakeUpRegistry wakeUps) {
        super("order-arrivals");
        this.queries = queries;
        wakeUps.on(NotificationChannel.READ_MODELS, sleep::end);
    }

    /**
     * Completes when the row has reached the version, or when the time is up: look at the row to tell which. Look once after
     * the call as well, because what had arrived before it wakes nobody; and complete the future if that ends the wait, so
     * that nobody is kept waiting here in vain.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // forgetting is the last that happens to an entry
    CompletableFuture<Void> expect(UUID orderId, long version, Duration atMost) {
        CompletableFuture<Void> arrival = new CompletableFuture<>();
        Waiting entry = new Waiting(version, arrival);
        waiting.compute(orderId, (id, entries) -> {
            List<Waiting> all = entries == null ? new CopyOnWriteArrayList<>() : entries;
            all.add(entry);
            return all;
        });
        arrival.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((arrived, failure) -> forget(orderId, entry));
        return arrival; // not the stage after it, whose completion by the caller would not reach the entry
    }

    @Override
    protected void run() {
        try {
            while (isCurrent()) {
                sleep.begin(POLL);
                look();
            }
        } catch (InterruptedException e) {
            // It was stopped.
        }
    }

    /** Asks nothing while nobody waits. */
    void look() {
        Set<UUID> orderIds = Set.copyOf(waiting.keySet());
        if (orderIds.isEmpty()) {
            return;
        }
        try {
            queries.query(new FindVersions(orderIds), ResponseTypes.multipleInstancesOf(OrderVersion.class))
                    .join()
                    .forEach(this::reached);
        } catch (RuntimeException e) {
            LOG.debug("Who waits is not told for now", e);
        }
    }

    private void reached(OrderVersion order) {
        waiting.getOrDefault(order.orderId(), List.of()).stream()
                .filter(entry -> entry.version() <= order.version())
                .forEach(entry -> entry.arrival().complete(null));
    }

    private void forget(UUID orderId, Waiting entry) {
        waiting.computeIfPresent(orderId, (id, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
        });
    }
}
