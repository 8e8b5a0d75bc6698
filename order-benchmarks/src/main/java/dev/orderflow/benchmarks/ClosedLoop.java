package dev.orderflow.benchmarks;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Clients that each send the next request as soon as the last one is answered. */
final class ClosedLoop {

    private ClosedLoop() {}

    static Measured run(int clients, Duration duration, Callable<?> request) {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            long begin = System.nanoTime();
            long end = begin + duration.toNanos();
            List<CompletableFuture<long[]>> running = IntStream.range(0, clients)
                    .mapToObj(client -> CompletableFuture.supplyAsync(() -> latencies(request, end), threads))
                    .toList();
            long[] nanos = running.stream()
                    .map(CompletableFuture::join)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            return Measured.of(nanos, Duration.ofNanos(System.nanoTime() - begin));
        } finally {
            threads.shutdown();
        }
    }

    private static long[] latencies(Callable<?> request, long end) {
        LongStream.Builder latencies = LongStream.builder();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            try {
                request.call();
            } catch (Exception e) {
                throw new IllegalStateException("A benchmark in which requests fail measures nothing", e);
            }
            latencies.add(System.nanoTime() - before);
        }
        return latencies.build().toArray();
    }
}
