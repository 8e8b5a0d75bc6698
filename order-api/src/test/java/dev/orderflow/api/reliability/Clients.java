package dev.orderflow.api.reliability;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Clients that work until they are stopped, each in a thread of its own. */
abstract class Clients implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<CompletableFuture<Void>> running = new ArrayList<>();
    volatile boolean stopped;

    /** What a constructor does last, when all that the clients need is there. */
    final void start(int clients, Runnable work) {
        for (int client = 0; client < clients; client++) {
            running.add(CompletableFuture.runAsync(work, threads));
        }
    }

    /** Returns when each client has its last answer. */
    final void stop() {
        stopped = true;
        running.forEach(CompletableFuture::join);
    }

    @Override
    public final void close() {
        stop();
        threads.shutdown();
    }
}
