package dev.orderflow.api.reliability;

import dev.orderflow.api.reliability.Load.Acknowledged;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/**
 * Clients that place and confirm orders and read them back, and ask for nothing twice: whatever does not succeed is a failure. They
 * keep their connections, as clients do.
 */
final class OneTryClients extends Clients {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Function<String, URI> target;
    private final AtomicInteger answers = new AtomicInteger();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();

    OneTryClients(int clients, Function<String, URI> target) {
        this.target = target;
        start(clients, this::work);
    }

    /** Returns when so many more requests have been answered. */
    void awaitMore(int requests) {
        int before = answers.get();
        Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> answers.get() >= before + requests);
    }

    int answers() {
        return answers.get();
    }

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    Queue<String> failures() {
        return failures;
    }

    /** Every second order is placed without a key, which neither a client nor a proxy may send twice. */
    private void work() {
        for (int number = 0; !stopped; number++) {
            UUID order = UUID.randomUUID();
            String path = "/api/orders/" + order;
            String key = number % 2 == 0 ? order.toString() : null;
            if (post("/api/orders", Load.PLACEMENT.formatted(order), key)) {
                acknowledged.add(new Acknowledged(order, 0));
                if (post(path + "/confirm", "{}", key)) {
                    acknowledged.add(new Acknowledged(order, 1));
                    get(path + "?atLeastVersion=1&timeout=PT10S");
                }
            }
            get("/api/orders?limit=5");
        }
    }

    private boolean post(String path, String body, @Nullable String key) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
        return succeeds((key == null ? request : request.header("Idempotency-Key", path + " " + key)).build());
    }

    private void get(String path) {
        succeeds(request(path).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(target.apply(path)).header("Authorization", Load.CLERK);
    }

    private boolean succeeds(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            answers.incrementAndGet();
            if (answer.statusCode() / 100 == 2) {
                return true;
            }
            failures.add(request + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            failures.add(request + ": " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return false;
    }
}
