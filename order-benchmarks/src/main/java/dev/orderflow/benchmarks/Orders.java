package dev.orderflow.benchmarks;

import dev.orderflow.benchmarks.load.Placement;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** Requests at a pace of their own, or all at once. */
final class Orders {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Application application;

    Orders(Application application) {
        this.application = application;
    }

    UUID place() throws IOException, InterruptedException {
        UUID order = UUID.randomUUID();
        send(post("/api/orders", Placement.of(order)), 201);
        return order;
    }

    HttpRequest placement() {
        return post("/api/orders", Placement.of(UUID.randomUUID()));
    }

    HttpRequest query(String path) {
        return HttpRequest.newBuilder(application.uri(path))
                .header("Authorization", Placement.OPERATOR)
                .build();
    }

    /** Refused, because the order is not confirmed. */
    void shipTooEarly(UUID order) throws IOException, InterruptedException {
        String carrier = "{\"carrier\": \"Post\", \"trackingNumber\": \"RR-1\"}";
        send(post("/api/orders/" + order + "/ship", carrier), 409);
    }

    private HttpRequest post(String path, String body) {
        return HttpRequest.newBuilder(application.uri(path))
                .header("Authorization", Placement.OPERATOR)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private void send(HttpRequest request, int expected) throws IOException, InterruptedException {
        int status = http.send(request, BodyHandlers.discarding()).statusCode();
        if (status != expected) {
            throw new IllegalStateException(request.uri() + " answered " + status);
        }
    }
}
