package dev.orderflow.api.contract;

import dev.orderflow.api.Answer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Requests that are all sent at the same moment. */
final class Race {

    private Race() {}

    /** The answers of the clients, who are numbered from 0. */
    static List<Answer> of(int number, IntFunction<Answer> request) {
        ExecutorService clients = Executors.newFixedThreadPool(number);
        try {
            CyclicBarrier start = new CyclicBarrier(number);
            List<CompletableFuture<Answer>> running = IntStream.range(0, number)
                    .mapToObj(client -> CompletableFuture.supplyAsync(
                            () -> {
                                await(start);
                                return request.apply(client);
                            },
                            clients))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        } finally {
            clients.shutdown();
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException("No race", e);
        }
    }
}
