package dev.orderflow.benchmarks;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A client who sends the same request ten times a second, however long the answers take. */
final class Bystander implements AutoCloseable {

    private static final long INTERVAL_MILLIS = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final AtomicInteger notServed = new AtomicInteger();
    private final HttpRequest request;
    private volatile boolean counts;

    Bystander(HttpRequest request) {
        this.request = request;
        var unused = clock.scheduleAtFixedRate(this::send, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Whether the requests from now on count. */
    void count(boolean now) {
        counts = now;
    }

    /** Of the requests that have counted since the last call. */
    String latencies() {
        long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
        nanos.clear();
        if (sorted.length == 0) {
            return "no answer";
        }
        return String.format(
                Locale.ROOT,
                "%d requests, p50 %.0f ms, p99 %.0f ms, longest %.0f ms, %d not served",
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[sorted.length * 99 / 100] / 1e6,
                sorted[sorted.length - 1] / 1e6,
                notServed.getAndSet(0));
    }

    private void send() {
        boolean isCounted = counts;
        long begin = System.nanoTime();
        var unused = http.sendAsync(request, BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            if (isCounted) {
                nanos.add(System.nanoTime() - begin);
                if (failure != null || answer.statusCode() != 200) {
                    notServed.incrementAndGet();
                }
            }
        });
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
