package dev.orderflow.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** Sends one kind of request over one connection. */
final class OrderClient implements LoadClient {

    private final LoadKind kind;
    private final List<String> callers;
    private final Queue<UUID> unconfirmed;
    private final BlockingQueue<UUID> orders;
    private final HttpConnection connection;

    OrderClient(LoadKind kind, int port, List<String> callers, Queue<UUID> unconfirmed, BlockingQueue<UUID> orders) {
        this.kind = kind;
        this.callers = callers;
        this.unconfirmed = unconfirmed;
        this.orders = orders;
        this.connection = new HttpConnection(port);
    }

    @Override
    public void send() throws IOException, InterruptedException {
        switch (kind) {
            case EMPTY -> get("/session", credentials(UUID.randomUUID()), 200);
            case NO_CREDENTIALS -> get("/api/orders", "", 401);
            case LIST_50 -> get("/api/orders?limit=50", credentials(UUID.randomUUID()), 200);
            case GET_ORDER -> {
                UUID order = next();
                orders.add(order);
                get("/api/orders/" + order, credentials(order), 200);
            }
            case PLACE -> {
                UUID order = UUID.randomUUID();
                post("/api/orders", order, Placement.of(order), 201);
                unconfirmed.add(order);
                orders.add(order);
            }
            case PLACE_WITH_RECIPIENT -> {
                UUID order = UUID.randomUUID();
                post("/api/orders", order, Placement.withRecipient(order), 201);
            }
            case CONFIRM -> {
                UUID order = unconfirmed.remove();
                post("/api/orders/" + order + "/confirm", order, "{}", 200);
            }
            case RAW_INSERT -> throw new IllegalArgumentException("Not over HTTP");
        }
    }

    /** Waits for an order that others are asking for, if there are fewer orders than clients. */
    private UUID next() throws InterruptedException {
        return Objects.requireNonNull(orders.poll(10, TimeUnit.SECONDS), "No order has been placed");
    }

    /** Those of the caller to whom an order belongs. */
    private String credentials(UUID order) {
        return "Authorization: " + callers.get(Math.floorMod(order.hashCode(), callers.size())) + "\r\n";
    }

    private void get(String path, String credentials, int expected) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + credentials + "\r\n", expected);
    }

    private void post(String path, UUID order, String body, int expected) throws IOException {
        send(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + credentials(order)
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body,
                expected);
    }

    private void send(String request, int expected) throws IOException {
        int status = connection.send(request);
        if (status != expected) {
            throw new IllegalStateException(kind + " was answered " + status);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
