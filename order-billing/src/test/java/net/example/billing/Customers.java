package net.example.billing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;

/** They order until they are stopped, and ask one node after the other until a request is accepted. */
final class Customers {

    /** An event that a customer was told of. */
    record Acknowledged(String customer, String orderId, long version) {}

    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 2, "unitPrice": {"amount": "19.99", "currency": "EUR"}}]}
            """;
    private static final String SHIPMENT = """
            {"carrier": "Blue Van", "trackingNumber": "BV 1042"}""";

    private static final String CANCELLATION = """
            {"reason": "No longer needed"}""";

    private final Queue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<RunningOrders> nodes;
    private final boolean fickle;
    private final ExecutorService threads;
    private final List<CompletableFuture<Void>> running;
    private volatile boolean stopped;

    /** @param nodes of which each may be replaced by another one */
    Customers(int customers, List<RunningOrders> nodes) {
        this(customers, nodes, false);
    }

    /** @param fickle whether each second order is cancelled and not shipped */
    Customers(int customers, List<RunningOrders> nodes, boolean fickle) {
        this.nodes = nodes;
        this.fickle = fickle;
        this.threads = Executors.newFixedThreadPool(customers);
        this.running = IntStream.range(0, customers)
                .mapToObj(number -> CompletableFuture.runAsync(() -> order("customer-" + number), threads))
                .toList();
    }

    /** Returns when so many more events have been acknowledged. */
    void awaitMore(int events) {
        int before = acknowledged.size();
        Awaitility.await().atMost(Duration.ofMinutes(3)).until(() -> acknowledged.size() >= before + events);
    }

    int acknowledged() {
        return acknowledged.size();
    }

    /** Returns all that they were told of, when each has received and acknowledged what was ordered: nothing is left in between. */
    List<Acknowledged> stop() {
        stopped = true;
        running.forEach(CompletableFuture::join);
        threads.shutdown();
        return List.copyOf(acknowledged);
    }

    /** The versions of each order. */
    static Map<String, List<Long>> versions(List<Acknowledged> acknowledged) {
        return acknowledged.stream()
                .collect(groupingBy(Acknowledged::orderId, mapping(Acknowledged::version, toList())));
    }

    private void order(String customer) {
        for (int number = 0; !stopped; number++) {
            String orderId = UUID.randomUUID().toString();
            String path = "/api/orders/" + orderId;
            accepted(new Acknowledged(customer, orderId, 0), "/api/orders", PLACEMENT.formatted(orderId, customer));
            accepted(new Acknowledged(customer, orderId, 1), path + "/confirm", "{}");
            boolean isCancelled = fickle && number % 2 == 1;
            accepted(
                    new Acknowledged(customer, orderId, 2),
                    path + (isCancelled ? "/cancel" : "/ship"),
                    isCancelled ? CANCELLATION : SHIPMENT);
        }
    }

    private void accepted(Acknowledged event, String path, String body) {
        Awaitility.await()
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(3))
                .until(() -> isAccepted(path, event.orderId() + " " + event.version(), body));
        acknowledged.add(event);
    }

    private boolean isAccepted(String path, String key, String body) throws InterruptedException {
        try {
            HttpResponse<String> answer = nodes.get(Math.floorMod(requests.getAndIncrement(), nodes.size()))
                    .post(path, key, body);
            if (answer.statusCode() / 100 == 4 && !answer.body().contains("request-in-progress")) {
                throw new IllegalStateException(answer.body());
            }
            return answer.statusCode() / 100 == 2;
        } catch (IOException e) {
            return false; // The event may be there or not, so it is asked for again.
        }
    }
}
