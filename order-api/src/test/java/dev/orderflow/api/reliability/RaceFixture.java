package dev.orderflow.api.reliability;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Clients that are all at work at once, and use two nodes in turn. */
abstract class RaceFixture extends TwoNodes {

    static final int CLIENTS = 16;

    /** The node is dead, or died before it could answer: what was asked for may have been done. */
    static final int NO_ANSWER = 0;

    /** Whatever clients got instead of one of the answers that are usual in the race. */
    final Queue<String> others = new ConcurrentLinkedQueue<>();

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void endClients() {
        clients.shutdownNow();
    }

    /** @param work of the client with this number */
    void all(IntConsumer work) {
        List<CompletableFuture<Void>> running = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(() -> work.accept(client), clients))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    /** Returns null if the node is dead. */
    @Nullable
    HttpResponse<String> send(String method, String path, String body) {
        RunningJar node = requests.getAndIncrement() % 2 == 0 ? first : second;
        try {
            return send(node, method, path, body);
        } catch (IOException e) {
            others.add(e.toString());
            return null;
        }
    }

    static int status(@Nullable HttpResponse<String> answer) {
        return answer == null ? NO_ANSWER : answer.statusCode();
    }
}
