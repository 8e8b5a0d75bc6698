package dev.orderflow.api.query;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.orderflow.platform.eventstore.notification.BackgroundThread;
import dev.orderflow.platform.eventstore.notification.NotificationChannel;
import dev.orderflow.platform.eventstore.notification.WakeUpRegistry;
import dev.orderflow.platform.eventstore.notification.WakeUpSignal;
import dev.orderflow.platform.tenancy.TenantContext;
import dev.orderflow.projections.orderdetails.FindVersions;
import dev.orderflow.projections.orderdetails.FindVersions.OrderVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Clients that read their own writes wait here, without a thread of their own, until the details of an order reach a version. Any node
 * may write the details. When a read model has changed, one query finds out for all clients whether their wait is over. See
 * docs/decisions/0020-read-models-tell-of-their-changes.md.
 */
@Component
class ReadYourWrites extends BackgroundThread {

    /** Two tenants may have an order with the same id. */
    private record OwnOrder(@Nullable String tenant, UUID orderId) {}

    private record Waiting(long version, CompletableFuture<Void> arrival) {}

    /** Time between two queries if no node notifies of a change. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(ReadYourWrites.class);

    private final QueryGateway queries;
    private final WakeUpSignal sleep = new WakeUpSignal();
    private final ConcurrentHashMap<OwnOrder, List<Waiting>> waiting = new ConcurrentHashMap<>();

    ReadYourWrites(QueryGateway queries, WakeUpRegistry wakeUps) {
        super("read-your-writes");
        this.queries = queries;
        wakeUps.on(NotificationChannel.READ_MODELS, sleep::end);
    }

    /**
     * The future completes when the row has reached the version or when the time is up; the row shows which. Read the row once after
     * this call, because a version that was reached earlier completes nothing. If that read ends the wait, complete the future, so that
     * its entry is removed.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nothing follows the removal of an entry
    CompletableFuture<Void> expect(UUID orderId, long version, Duration atMost) {
        CompletableFuture<Void> arrival = new CompletableFuture<>();
        Waiting entry = new Waiting(version, arrival);
        OwnOrder order = new OwnOrder(TenantContext.current(), orderId);
        waiting.compute(order, (id, entries) -> {
            List<Waiting> all = entries == null ? new CopyOnWriteArrayList<>() : entries;
            all.add(entry);
            return all;
        });
        arrival.completeOnTimeout(null, atMost.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((arrived, failure) -> forget(order, entry));
        // The caller completes this future. Completing the stage of whenComplete() would not remove the entry.
        return arrival;
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

    /** Queries only while a client waits, once for each tenant. */
    void look() {
        Map<Optional<String>, Set<UUID>> byTenant = waiting.keySet().stream()
                .collect(groupingBy(order -> Optional.ofNullable(order.tenant()), mapping(OwnOrder::orderId, toSet())));
        byTenant.forEach((tenant, orderIds) ->
                TenantContext.run(tenant.orElse(null), () -> look(tenant.orElse(null), orderIds)));
    }

    private void look(@Nullable String tenant, Set<UUID> orderIds) {
        try {
            queries.query(new FindVersions(orderIds), ResponseTypes.multipleInstancesOf(OrderVersion.class))
                    .join()
                    .forEach(order -> reached(new OwnOrder(tenant, order.orderId()), order.version()));
        } catch (RuntimeException e) {
            LOG.debug("The versions that clients wait for can't be read for now", e);
        }
    }

    private void reached(OwnOrder order, long version) {
        waiting.getOrDefault(order, List.of()).stream()
                .filter(entry -> entry.version() <= version)
                .forEach(entry -> entry.arrival().complete(null));
    }

    private void forget(OwnOrder order, Waiting entry) {
        waiting.computeIfPresent(order, (id, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
        });
    }
}
