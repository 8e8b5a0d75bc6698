package dev.orderflow.api.reliability;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Clients that place, confirm and ship orders until they are stopped, and remember each answer that promised something. */
final class Load implements AutoCloseable {

    /** An event that a client was told of. */
    record Acknowledged(UUID orderId, long version) {}

    static final String CLERK =
            "Basic " + Base64.getEncoder().encodeToString("clerk:clerk".getBytes(StandardCharsets.US_ASCII));
    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "customer-7", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}},
                {"sku": "pen.red", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"}}]}
            """;

    private static final String SHIPMENT = "{\"carrier\": \"Post\", \"trackingNumber\": \"RR-1\"}";

    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService clients;
    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final List<CompletableFuture<Void>> running;
    private volatile boolean stopped;

    Load(int clients, Function<String, URI> target) {
        this.clients = Executors.newFixedThreadPool(clients);
        this.running = IntStream.range(0, clients)
                .mapToObj(client -> CompletableFuture.runAsync(() -> workOn(target), this.clients))
                .toList();
    }

    Queue<Acknowledged> acknowledged() {
        return acknowledged;
    }

    private void workOn(Function<String, URI> target) {
        while (!stopped) {
            UUID order = UUID.randomUUID();
            String path = "/api/orders/" + order;
            if (send(target.apply("/api/orders"), PLACEMENT.formatted(order), order, 0)
                    && send(target.apply(path + "/confirm"), "{}", order, 1)) {
                send(target.apply(path + "/ship"), SHIPMENT, order, 2);
            }
        }
    }

    private boolean send(URI uri, String body, UUID order, long version) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Authorization", CLERK)
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            boolean accepted = http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
            if (accepted) {
                acknowledged.add(new Acknowledged(order, version));
            }
            return accepted;
        } catch (IOException e) {
            return false; // not acknowledged: the event may be there or not
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        stopped = true;
        running.forEach(CompletableFuture::join);
        clients.shutdown();
    }
}
