package dev.orderflow.api.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.CommandCall;
import dev.orderflow.api.Folds;
import dev.orderflow.api.FullApplication;
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
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Damaged requests by the thousand: each is answered, never by a fault of ours, and the log holds nothing that it must not. */
@FullApplication
class MutatedRequestsIT {

    private static final Logger log = LoggerFactory.getLogger(MutatedRequestsIT.class);

    private static final long SEED = Long.getLong("mutation.seed", 1);
    private static final int REQUESTS = Boolean.getBoolean("thorough") ? 4_000 : 1_000;

    /** Tells the events of these requests from those of other tests. */
    private static final String CORRELATION_ID = "mutated";

    private static final List<String> IF_MATCH =
            List.of("\"0\"", "*", "W/\"0\"", "\"0\", \"1\"", "0", "\"", "\"99999999999999999999\"", ",", "\"x\"");
    private static final List<String> ACCEPT =
            List.of("application/json", "*/*", "text/html", "application/*;q=0.1", ";;", "application/json;q=0");
    private static final List<String> CONTENT_TYPE = List.of(
            "application/json", "application/json;charset=utf-8", "text/plain", "application/json;charset=latin1", "x");

    private static final List<CommandCall> WITH_BODY = Stream.of(CommandCall.values())
            .filter(call -> !call.body().isEmpty())
            .toList();

    @Autowired
    private JdbcClient sql;

    @Autowired
    private EventStore events;

    @LocalServerPort
    private int port;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Random chance = new Random(SEED);
    private final Mutation mutation = new Mutation(chance);

    @Test
    void noRequestIsAnsweredByAFaultOfOursNorLeavesAnEventThatTheRulesForbid() throws Exception {
        Map<Integer, Integer> answers = new TreeMap<>();
        UUID order = place();
        for (int i = 0; i < REQUESTS; i++) {
            if (i % 50 == 0) {
                order = place();
            }
            HttpResponse<String> answer = http.send(damaged(order), BodyHandlers.ofString());

            answers.merge(answer.statusCode(), 1, Integer::sum);
            assertThat(answer.statusCode())
                    .as("request %s, seed %s: %s", i, SEED, answer.body())
                    .isLessThan(500);
            if (answer.statusCode() >= 400) {
                assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            }
        }
        log.info("{} requests, seed {}: {}", REQUESTS, SEED, answers);
        assertThat(answers).containsKeys(200, 201, 400, 406, 409, 412, 415);
        assertTheLogIsSound();
    }

    private HttpRequest damaged(UUID order) {
        CommandCall call = oneOf(WITH_BODY);
        HttpRequest.Builder request = post(call.path("/api/orders/" + order), maybeDamaged(body(call)));
        if (chance.nextInt(10) == 0) {
            request.header("If-Match", oneOf(IF_MATCH));
        }
        if (chance.nextInt(20) == 0) {
            request.setHeader("Accept", oneOf(ACCEPT));
        }
        if (chance.nextInt(20) == 0) {
            request.setHeader("Content-Type", oneOf(CONTENT_TYPE));
        }
        return request.build();
    }

    private String body(CommandCall call) {
        return switch (call) {
            case PLACE -> placement(UUID.randomUUID());
            case ADD -> line("sku-" + chance.nextInt(1_000));
            default -> call.body();
        };
    }

    private byte[] maybeDamaged(String body) {
        return chance.nextInt(10) == 0 ? body.getBytes(StandardCharsets.UTF_8) : mutation.of(body);
    }

    private UUID place() throws Exception {
        UUID order = UUID.randomUUID();
        byte[] body = placement(order).getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = http.send(post("/api/orders", body).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(201);
        return order;
    }

    private HttpRequest.Builder post(String path, byte[] body) {
        String clerk = Base64.getEncoder().encodeToString("clerk:clerk".getBytes(StandardCharsets.US_ASCII));
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Basic " + clerk)
                .header("Content-Type", "application/json")
                .header("X-Correlation-Id", CORRELATION_ID)
                .timeout(Duration.ofSeconds(10)) // a request that hangs fails the test
                .POST(BodyPublishers.ofByteArray(body));
    }

    private static String placement(UUID order) {
        return "{\"orderId\": \"%s\", \"customerId\": \"customer-7\", \"lines\": [%s, %s]}"
                .formatted(order, line("book-1"), line("pen.red"));
    }

    private static String line(String sku) {
        return "{\"sku\": \"%s\", \"quantity\": 2, \"unitPrice\": {\"amount\": \"19.99\", \"currency\": \"EUR\"}}"
                .formatted(sku);
    }

    private <T> T oneOf(List<T> values) {
        return values.get(chance.nextInt(values.size()));
    }

    private void assertTheLogIsSound() {
        List<String> orders = sql.sql(
                        "select distinct aggregate_id from event_store.events where metadata->>'correlationId' = ?")
                .param(CORRELATION_ID)
                .query(String.class)
                .list();
        assertThat(orders)
                .hasSizeGreaterThan(REQUESTS / 50)
                .allSatisfy(order -> SoundOrder.check(events.readEvents(order)));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> Folds.assertNoDifferences(sql));
    }
}
