package dev.orderflow.projections.orderdetails;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Where readers of their own writes wait, without holding a thread, for the details to reach a version. */
@Component
public class OrderArrivals {

    private record Waiting(long version, CompletableFuture<Void> arrival) {}

    private final ConcurrentHashMap<UUID, List<Waiting>> waiting = new ConcurrentHashMap<>();

    /**
     * Completes when the row has reached the version, or when the time is up: look at the row to tell which. Look once after
     * the call as well, because what had arrived before it wakes nobody; and complete the future if that ends the wait, so
     * that nobody is kept waiting here in vain.
     */
    @SuppressWarnings("FutureReturnValueIgnored") // forgetting is the last that happens to an entry
    public CompletableFuture<Void> expect(UUID orderId, long version, Duration atMost) {
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

    void reached(UUID orderId, long version) {
        waiting.getOrDefault(orderId, List.of()).stream()
                .filter(entry -> entry.version() <= version)
                .forEach(entry -> entry.arrival().complete(null));
    }

    private void forget(UUID orderId, Waiting entry) {
        waiting.computeIfPresent(orderId, (id, entries) -> {
            entries.remove(entry);
            return entries.isEmpty() ? null : entries;
        });
    }
}
