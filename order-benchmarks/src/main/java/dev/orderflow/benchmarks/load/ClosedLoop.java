package dev.orderflow.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/** Clients that each send the next request as soon as the last one is answered. */
public final class ClosedLoop implements AutoCloseable {

    private final List<LoadClient> clients = new ArrayList<>();

    /** They are connected before the clock starts. */
    public static ClosedLoop of(int clients, Callable<LoadClient> connect) throws Exception {
        ClosedLoop loop = new ClosedLoop();
        for (int i = 0; i < clients; i++) {
            loop.clients.add(connect.call());
        }
        return loop;
    }

    public Measured run(Duration duration) {
        ExecutorService threads = Executors.newFixedThreadPool(clients.size());
        try {
            long cpu = OwnCpu.nanos();
            long begin = System.nanoTime();
            List<CompletableFuture<long[]>> running = clients.stream()
                    .map(client ->
                            CompletableFuture.supplyAsync(() -> latencies(client, begin + duration.toNanos()), threads))
                    .toList();
            long[] nanos = running.stream()
                    .map(CompletableFuture::join)
                    .flatMapToLong(Arrays::stream)
                    .sorted()
                    .toArray();
            return Measured.of(nanos, System.nanoTime() - begin, OwnCpu.nanos() - cpu);
        } finally {
            threads.shutdown();
        }
    }

    private static long[] latencies(LoadClient client, long end) {
        LongStream.Builder latencies = LongStream.builder();
        for (long before = System.nanoTime(); before < end; before = System.nanoTime()) {
            try {
                client.send();
            } catch (Exception e) {
                throw new IllegalStateException("A benchmark in which requests fail measures nothing", e);
            }
            latencies.add(System.nanoTime() - before);
        }
        return latencies.build().toArray();
    }

    @Override
    public void close() {
        clients.forEach(LoadClient::close);
    }
}
