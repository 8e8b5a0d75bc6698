package dev.orderflow.benchmarks.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Queue;
import java.util.UUID;

/** Sends one kind of request over one connection. */
final class OrderClient implements LoadClient {

    private static final String CREDENTIALS = "Authorization: " + Placement.OPERATOR + "\r\n";

    private final LoadKind kind;
    private final Queue<UUID> unconfirmed;
    private final Queue<UUID> orders;
    private final HttpConnection connection;

    OrderClient(LoadKind kind, int port, Queue<UUID> unconfirmed, Queue<UUID> orders) {
        this.kind = kind;
        this.unconfirmed = unconfirmed;
        this.orders = orders;
        this.connection = new HttpConnection(port);
    }

    @Override
    public void send() throws IOException {
        switch (kind) {
            case EMPTY -> get("/session", CREDENTIALS, 200);
            case NO_CREDENTIALS -> get("/api/orders", "", 401);
            case LIST_50 -> get("/api/orders?limit=50", CREDENTIALS, 200);
            case GET_ORDER -> {
                UUID order = orders.remove();
                orders.add(order);
                get("/api/orders/" + order, CREDENTIALS, 200);
            }
            case PLACE -> {
                UUID order = UUID.randomUUID();
                post("/api/orders", Placement.of(order), 201);
                unconfirmed.add(order);
                orders.add(order);
            }
            case PLACE_WITH_RECIPIENT -> post("/api/orders", Placement.withRecipient(UUID.randomUUID()), 201);
            case CONFIRM -> post("/api/orders/" + unconfirmed.remove() + "/confirm", "{}", 200);
            case RAW_INSERT -> throw new IllegalArgumentException("Not over HTTP");
        }
    }

    private void get(String path, String credentials, int expected) throws IOException {
        send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + credentials + "\r\n", expected);
    }

    private void post(String path, String body, int expected) throws IOException {
        send(
                "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + CREDENTIALS
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
