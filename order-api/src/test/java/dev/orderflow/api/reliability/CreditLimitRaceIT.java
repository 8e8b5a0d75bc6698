package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Many clients order for one customer at the limit, on two nodes: however many there are at once, and whoever is killed, the open orders are
 * never worth more than the limit, and what fits is accepted. Every order is worth ten euros.
 */
class CreditLimitRaceIT extends TwoNodes {

    private static final Logger LOG = LoggerFactory.getLogger(CreditLimitRaceIT.class);

    private static final int CLIENTS = 16;
    private static final int KILLS = Boolean.getBoolean("thorough") ? 10 : 1;

    /** The node is dead, or died before it could answer: what was asked for may have been done. */
    private static final int NO_ANSWER = 0;

    /** Of a cancellation: it is done, was done before, or the order was never placed. */
    private static final Set<Integer> IS_NOT_OPEN = Set.of(200, 404, 409);

    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "10.00", "currency": "EUR"}}]}
            """;

    private final String customer = "customer-" + UUID.randomUUID();
    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<String> others = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endClients() {
        clients.shutdownNow();
    }

    /** Nothing makes room, so exactly as many orders fit as the limit says, and every other one is refused for that reason. */
    @Test
    void exactlyWhatFitsIsAccepted() throws Exception {
        setLimit("250.00");

        all(client -> {
            for (int i = 0; i < 10; i++) {
                place(UUID.randomUUID());
            }
        });

        LOG.info(
                "{} orders of 25 that fit were accepted, {} refused, other answers: {}",
                accepted.size(),
                refused,
                others);
        assertThat(others).isEmpty();
        assertThat(accepted).hasSize(25);
        assertThat(refused).hasValue(CLIENTS * 10 - 25);
        assertThat(mostOpen()).isEqualByComparingTo("250.00");
    }

    /** The first limit comes while orders of a customer without one are under way, which nobody waits for. */
    @Test
    void aFirstLimitHoldsFromTheMomentWhereItIsInTheLog() throws Exception {
        AtomicBoolean limited = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> all(client -> {
            for (int after = 0; after < 5; after += limited.get() ? 1 : 0) {
                place(UUID.randomUUID());
            }
        }));
        await(() -> accepted.size() > 100);

        setLimit("10.00");
        limited.set(true);
        load.join();

        long ordersAfterTheLimit =
                sql.sql("""
                        select count(*) from event_store.events
                        where type = 'OrderPlaced' and payload ->> 'customerId' = ? and position >
                            (select position from event_store.events where aggregate_id = 'credit-limit/' || ?)
                        """).params(customer, customer).query(Long.class).single();
        LOG.info(
                "{} orders before the limit, {} refused after it, other answers: {}", accepted.size(), refused, others);
        assertThat(ordersAfterTheLimit).isZero();
        assertThat(refused.get()).isPositive();
        assertThat(others).isEmpty();
    }

    /** Clients also cancel, so there is always some room; and a node is killed in the middle of it. */
    @Test
    void killsDoNotLetAnythingThrough() throws Exception {
        setLimit("80.00");
        AtomicBoolean stopped = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> all(client -> {
            Deque<UUID> mine = new ArrayDeque<>();
            while (!stopped.get()) {
                UUID order = UUID.randomUUID();
                int placed = place(order);
                if (placed == 201 || placed == NO_ANSWER) {
                    mine.add(order);
                }
                if (!mine.isEmpty() && IS_NOT_OPEN.contains(cancel(mine.peek()))) {
                    mine.remove();
                }
            }
        }));
        for (int kill = 0; kill < KILLS; kill++) {
            int before = accepted.size();
            await(() -> accepted.size() > before + 50);
            second.kill();
            second = restarted(second);
        }
        int before = accepted.size();
        await(() -> accepted.size() > before + 50);
        stopped.set(true);
        load.join();

        LOG.info(
                "{} kills: {} orders accepted, {} refused, {} answers lost or to come again; at most {} open",
                KILLS,
                accepted.size(),
                refused,
                others.size(),
                mostOpen());
        assertThat(mostOpen()).isEqualByComparingTo("80.00");
        while (place(UUID.randomUUID()) == 201) {
            LOG.debug("There was room left");
        }
        assertThat(open()).as("what fits at rest is accepted").isEqualByComparingTo("80.00");
    }

    private interface Work {
        void of(int client);
    }

    private void all(Work work) {
        List<CompletableFuture<Void>> running = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(() -> work.of(client), clients))
                .toList();
        running.forEach(CompletableFuture::join);
    }

    private int place(UUID order) {
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

    private int cancel(UUID order) {
        HttpResponse<String> answer = send("POST", "/api/orders/" + order + "/cancel", "{\"reason\": \"Makes room\"}");
        return answer == null ? NO_ANSWER : answer.statusCode();
    }

    private void setLimit(String euros) {
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
    private BigDecimal mostOpen() {
        return sql.sql(OPEN.formatted("max(open)"))
                .param(customer)
                .query(BigDecimal.class)
                .single();
    }

    private BigDecimal open() {
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
