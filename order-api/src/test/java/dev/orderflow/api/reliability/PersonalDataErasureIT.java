package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Customers order and are erased at the same time, on two nodes, while the details are replayed and a node is killed. After an erasure was
 * answered, no answer of any node shows what was known before it, and no order has lost its recipient without saying so: {@code ./mvnw
 * verify -Pthorough}.
 */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class PersonalDataErasureIT extends TwoNodes {

    private static final Logger LOG = LoggerFactory.getLogger(PersonalDataErasureIT.class);

    private static final JsonMapper JSON = new JsonMapper();

    private static final int CLIENTS = 6;

    private static final String PLACEMENT = """
            {"orderId": "%s", "customerId": "%s", "lines": [
                {"sku": "book-1", "quantity": 1, "unitPrice": {"amount": "10.00", "currency": "EUR"}}],
             "recipient": {"name": "%s", "street": "1 Main Street", "city": "London", "postalCode": "SW1", "country": "GB"}}
            """;

    private final ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    private final String name = "Ada " + UUID.randomUUID();
    private final String shared = "customer-" + UUID.randomUUID();
    private final Queue<UUID> accepted = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> erased = new ConcurrentLinkedQueue<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    @AfterEach
    void endClients() {
        clients.shutdownNow();
    }

    @Test
    void whatIsErasedIsNeverSeenAgain() throws Exception {
        AtomicBoolean stopped = new AtomicBoolean();
        List<CompletableFuture<Void>> load = IntStream.range(0, CLIENTS)
                .mapToObj(client -> CompletableFuture.runAsync(
                        () -> {
                            while (!stopped.get()) {
                                placeAndErase();
                            }
                        },
                        clients))
                .toList();
        await(() -> erased.size() > 30);
        request(first, "order-details/replay");
        second.kill();
        second = restarted(second);
        int before = erased.size();
        await(() -> erased.size() > before + 30);
        stopped.set(true);
        load.forEach(CompletableFuture::join);

        LOG.info("{} orders placed, {} seen to be erased; faults: {}", accepted.size(), erased.size(), faults);
        assertThat(faults).isEmpty();
        // Some were never erased, because a node was dead when it was asked, and some were placed while others erased:
        // each says what it has.
        assertThat(accepted.stream().limit(200)).allSatisfy(order -> {
            String details = answer(first, "GET", "/api/orders/" + order + "?version=0", "");
            assertThat(details.contains(name)).as(details).isNotEqualTo(details.contains("\"erasedAt\""));
        });
        assertThat(answer(first, "DELETE", "/api/customers/" + shared + "/personal-data", ""))
                .isEmpty();
        assertThatTheWholeLogShowsNoneThatIsErased();
        assertThat(sql.sql("select count(*) from event_store.events e where e::text like ?")
                        .param("%" + name + "%")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void assertThatTheWholeLogShowsNoneThatIsErased() throws IOException {
        Set<String> gone = erased.stream().map(UUID::toString).collect(Collectors.toSet());
        JsonNode page = page(-1);
        while (!page.get("items").isEmpty()) {
            assertThat(page.get("items"))
                    .filteredOn(event -> gone.contains(event.get("aggregateId").stringValue())
                            || event.at("/payload/customerId").asString("").equals(shared))
                    .allSatisfy(event -> assertThat(event.toString()).doesNotContain(name));
            page = page(page.get("nextPosition").longValue());
        }
    }

    private JsonNode page(long after) throws IOException {
        return JSON.readTree(answer(second, "GET", "/api/events?limit=1000&after=" + after, ""));
    }

    /** One order of the client's own customer, which is erased, and one of a customer whom all share. */
    private void placeAndErase() {
        String customer = "customer-" + UUID.randomUUID();
        UUID order = place(customer);
        place(shared);
        if (order != null && erase(customer)) {
            assertErased(order);
        }
        if (ThreadLocalRandom.current().nextInt(4) == 0) {
            erase(shared);
        }
    }

    private @Nullable UUID place(String customer) {
        UUID order = UUID.randomUUID();
        HttpResponse<String> answer = answerOfAny("POST", "/api/orders", PLACEMENT.formatted(order, customer, name));
        if (answer == null || answer.statusCode() != 201) {
            return null;
        }
        accepted.add(order);
        return order;
    }

    private boolean erase(String customer) {
        HttpResponse<String> answer = answerOfAny("DELETE", "/api/customers/" + customer + "/personal-data", "");
        return answer != null && answer.statusCode() == 204;
    }

    /** By the log, and by the read model if it knows the order already, on any node. It counts only if one has said so. */
    private void assertErased(UUID order) {
        boolean isSeen = false;
        for (String query : List.of("?version=0", "?atLeastVersion=0", "/events")) {
            HttpResponse<String> answer = answerOfAny("GET", "/api/orders/" + order + query, "");
            if (answer != null && answer.body().contains(name)) {
                faults.add(query + ": " + answer.body());
            }
            if (answer != null && answer.statusCode() >= 500 && answer.statusCode() != 503) {
                faults.add(query + ": " + answer.body());
            }
            if (answer != null && answer.statusCode() == 200 && !query.equals("/events")) {
                isSeen = true;
                if (!answer.body().contains("\"erasedAt\"")) {
                    faults.add(query + ": " + answer.body());
                }
            }
        }
        if (isSeen) {
            erased.add(order);
        }
    }

    /** Null if the node is dead. */
    private @Nullable HttpResponse<String> answerOfAny(String method, String path, String body) {
        RunningJar node = ThreadLocalRandom.current().nextBoolean() ? first : second;
        try {
            return send(node, method, path, body);
        } catch (IOException e) {
            return null;
        }
    }

    private String answer(RunningJar node, String method, String path, String body) throws IOException {
        HttpResponse<String> answer = send(node, method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
        return answer.body();
    }
}
