package dev.orderflow.benchmarks;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Requests of clients who place orders and confirm them. */
final class Orders {

    private static final String OPERATOR =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));
    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "customer-7", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}},
                {"sku": "pen.red", "quantity": 1, "unitPrice": {"amount": "1.50", "currency": "EUR"}}]}
            """;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<UUID> placed = new ConcurrentLinkedQueue<>();
    private final Application application;

    Orders(Application application) {
        this.application = application;
    }

    UUID place() throws IOException, InterruptedException {
        UUID order = UUID.randomUUID();
        post("/api/orders", PLACEMENT.formatted(order), 201);
        placed.add(order);
        return order;
    }

    HttpRequest placement() {
        return post("/api/orders", PLACEMENT.formatted(UUID.randomUUID()));
    }

    HttpRequest query(String path) {
        return HttpRequest.newBuilder(application.uri(path))
                .header("Authorization", OPERATOR)
                .build();
    }

    /** One of those that were placed, whichever is next. */
    UUID confirm() throws IOException, InterruptedException {
        UUID order = placed.remove();
        post("/api/orders/" + order + "/confirm", "{}", 200);
        return order;
    }

    UUID placeAndConfirm() throws IOException, InterruptedException {
        place();
        return confirm();
    }

    /** Refused, because the order is not confirmed. */
    UUID shipTooEarly(UUID order) throws IOException, InterruptedException {
        post("/api/orders/" + order + "/ship", "{\"carrier\": \"Post\", \"trackingNumber\": \"RR-1\"}", 409);
        return order;
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(application.uri(path))
                .header("Authorization", OPERATOR)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private void post(String path, String body, int expected) throws IOException, InterruptedException {
        int status = http.send(post(path, body), BodyHandlers.discarding()).statusCode();
        if (status != expected) {
            throw new IllegalStateException(path + " answered " + status);
        }
    }
}
