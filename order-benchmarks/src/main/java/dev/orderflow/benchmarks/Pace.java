package dev.orderflow.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Clients that send so many requests a second, however long the answers take. */
final class Pace {

    /** Enough that at the paces used here no request waits for the answer of another. */
    private static final int CLIENTS = 16;

    private Pace() {}

    static void keep(int perSecond, Duration duration, Callable<?> request) throws InterruptedException {
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        List<Future<?>> requests = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < perSecond * duration.toMillis() / 1000; i++) {
            long due = begin + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            requests.add(clients.submit(request));
        }
        try {
            for (Future<?> sent : requests) {
                sent.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("A benchmark in which requests fail measures nothing", e);
        } finally {
            clients.shutdown();
        }
    }
}
