package dev.orderflow.api.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Clients that place, confirm and ship orders until they are stopped. Each sends a request under one key until it is accepted, as
 * a client does that has to know; each accepted one is remembered, and each answer that such a client should never see.
 */
final class Load extends Clients {

    /** An event that a client was told of. */
    record Acknowledged(UUID orderId, long version) {}

    static final String CLERK =
            "Basic " + Base64.getEncoder().encodeToString("clerk:clerk".getBytes(StandardCharsets.US_ASCII));
    static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "customer-7", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}},
                {"sku": "pen.red", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"}}]}
            """;

    private static final String SHIPMENT = "{\"carrier\": \"Post\", \"trackingNumber\": \"RR-1\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unavailable = new AtomicInteger();

    Load(int clients, Function<String, URI> target) {
        start(clients, () -> workOn(target));
    }

    /** Clients of several nodes: each asks all of them in turn, as behind a load balancer. */
    Load(int clients, List<RunningJar> nodes) {
        this(clients, new Function<>() {

            private final AtomicInteger requests = new AtomicInteger();

            @Override
            public URI apply(String path) {
                return nodes.get(Math.floorMod(requests.getAndIncrement(), nodes.size()))
                        .uri(path);
            }
        });
    }

    /** Returns when so many more events have been acknowledged. */
    void awaitMore(int events) {
        int before = acknowledged.size();
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> acknowledged.size() >= before + events);
    }

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    /** A retry that is not recognised would be refused: the order exists, it is confirmed already. */
    Queue<String> refusals() {
        return refusals;
    }

    /** How often clients were told to come back later. */
    int unavailable() {
        return unavailable.get();
    }

    private void workOn(Function<String, URI> target) {
        while (!stopped) {
            UUID order = UUID.randomUUID();
            String path = "/api/orders/" + order;
            accepted(() -> target.apply("/api/orders"), PLACEMENT.formatted(order), order, 0);
            accepted(() -> target.apply(path + "/confirm"), "{}", order, 1);
            accepted(() -> target.apply(path + "/ship"), SHIPMENT, order, 2);
        }
    }

    /** The target is asked for each time, because it may have moved with a restart. */
    private void accepted(Supplier<URI> target, String body, UUID order, long version) {
        while (!stopped) {
            HttpRequest request = HttpRequest.newBuilder(target.get())
                    .header("Authorization", CLERK)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", order + " " + version)
                    .timeout(Duration.ofSeconds(10))
                    .POST(BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    acknowledged.add(new Acknowledged(order, version));
                    return;
                }
                if (answer.statusCode() == 503) {
                    unavailable.incrementAndGet();
                }
                if (answer.statusCode() / 100 == 4 && !answer.body().contains("request-in-progress")) {
                    refusals.add(answer.body());
                    return;
                }
            } catch (IOException e) {
                // not acknowledged: the event may be there or not
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
