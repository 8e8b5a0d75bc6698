package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/** Clients that place and cancel orders of one customer with a credit limit, on two nodes. Every order is worth ten euros. */
abstract class CreditLimitRaceFixture extends TwoNodes {

    static final int CLIENTS = 16;

    /** The node is dead, or died before it could answer: what was asked for may have been done. */
    static final int NO_ANSWER = 0;

    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "10.00", "currency": "EUR"}}]}
            """;

    final String customer = "customer-" + UUID.randomUUID();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger requests = new AtomicInteger();
    final AtomicInteger refused = new AtomicInteger();
    final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    final Queue<String> others = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endClients() {
        clients.shutdownNow();
    }

    interface Work {
        void of(int client);
    }

    void all(Work work) {
        List<CompletableFuture<Void>> running = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(() -> work.of(client), clients))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    int place(UUID order) {
        HttpResponse<String> answer = send("POST", "/api/orders", PLACEMENT.formatted(order, customer));
        if (answer == null) {
            return NO_ANSWER;
        }
        if (answer.statusCode() == 201) {
            accepted.add(order);
        } else if (answer.body().contains("/problems/credit-limit-exceeded")) {
            refused.incrementAndGet();
        } else {
            others.add(answer.body());
        }
        return answer.statusCode();
    }

    int cancel(UUID order) {
        HttpResponse<String> answer = send("POST", "/api/orders/" + order + "/cancel", "{\"reason\": \"Makes room\"}");
        return answer == null ? NO_ANSWER : answer.statusCode();
    }

    void setLimit(String euros) {
        HttpResponse<String> answer = send(
                "PUT",
                "/api/customers/" + customer + "/credit-limit",
                "{\"amount\": \"%s\", \"currency\": \"EUR\"}".formatted(euros));
        assertThat(answer).isNotNull();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** To both nodes in turn; null if the node is dead. */
    private @Nullable HttpResponse<String> send(String method, String path, String body) {
        RunningJar node = requests.getAndIncrement() % 2 == 0 ? first : second;
        try {
            return http.send(
                    HttpRequest.newBuilder(node.uri(path))
                            .header("Authorization", CREDENTIALS)
                            .header("Content-Type", "application/json")
                            .method(method, BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            others.add(e.toString());
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The most that was ever open at once, event by event. */
    BigDecimal mostOpen() {
        return sql.sql(OPEN.formatted("max(open)"))
                .param(customer)
                .query(BigDecimal.class)
                .single();
    }

    BigDecimal open() {
        return sql.sql(OPEN.formatted("(array_agg(open order by position desc))[1]"))
                .param(customer)
                .query(BigDecimal.class)
                .single();
    }

    private static final String OPEN = """
            select %s from (
                select event.position, sum(case event.type when 'OrderPlaced' then 10.00 when 'OrderCancelled' then -10.00 end)
                    over (order by event.position) as open
                from event_store.events as placed
                join event_store.events as event using (aggregate_id)
                where placed.type = 'OrderPlaced' and placed.payload ->> 'customerId' = ?
            ) as steps
            """;
}
