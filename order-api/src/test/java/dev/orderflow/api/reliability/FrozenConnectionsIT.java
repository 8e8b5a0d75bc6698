package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The network between a node and its database loses everything without a word, while statements are under way. No connection breaks,
 * so nothing but time says that no answer will come.
 */
class FrozenConnectionsIT {

    /** No request keeps its thread longer. */
    private static final Duration FREE_AGAIN = Duration.ofSeconds(20);

    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    /** More than there are connections in the pool. */
    private static final int OF_EACH_KIND = 3;

    private static final Logger LOG = LoggerFactory.getLogger(FrozenConnectionsIT.class);

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Database DATABASE = TestPostgres.newDatabase();
    private static FreezingProxy proxy;
    private static RunningJar node;

    private Load load;

    private record Answered(int status, Duration after) {}

    @BeforeAll
    static void aNodeBehindAProxy() throws Exception {
        proxy = new FreezingProxy(DATABASE.url());
        node = RunningJar.start(new Database(proxy.url(), DATABASE.username(), DATABASE.password()));
    }

    @AfterAll
    static void close() throws Exception {
        node.kill();
        proxy.close();
    }

    @BeforeEach
    void underLoad() {
        load = new Load(4, List.of(node));
        load.awaitMore(50);
    }

    /** As before, and by itself. */
    @AfterEach
    void allGoesOn() {
        load.awaitMore(50);
        await(A_MINUTE, () -> node.isWell());
        load.close();
        Losses.assertNone("Frozen connections", load.acknowledged(), JdbcClient.create(DATABASE.dataSource()));
    }

    @Test
    void whileNothingGetsThroughEveryThreadIsFreeAgainSoonAndTheHealthSaysSo() {
        proxy.freeze();
        try {
            List<CompletableFuture<Answered>> requests = ofEachKind();

            await(A_MINUTE, () -> !node.isReady());
            assertThat(answers(requests)).allSatisfy(answer -> {
                assertThat(answer.status()).isEqualTo(503);
                assertThat(answer.after()).isLessThan(FREE_AGAIN);
            });
        } finally {
            proxy.thaw();
        }
    }

    @Test
    void connectionsThatANetworkHasForgottenAreReplaced() {
        long begin = System.nanoTime();
        proxy.forgetOpenConnections();
        assertThat(answers(ofEachKind()))
                .allSatisfy(answer -> assertThat(answer.after()).isLessThan(FREE_AGAIN));

        load.awaitMore(50);
        await(A_MINUTE, () -> node.isWell());
        LOG.info("Forgotten connections: well again after {}", since(begin));
    }

    private static List<CompletableFuture<Answered>> ofEachKind() {
        List<CompletableFuture<Answered>> requests = new ArrayList<>();
        for (int i = 0; i < OF_EACH_KIND; i++) {
            UUID order = UUID.randomUUID();
            requests.add(send(post("/api/orders", Load.PLACEMENT.formatted(order))));
            requests.add(send(
                    post("/api/orders", Load.PLACEMENT.formatted(order)).header("Idempotency-Key", "key " + order)));
            requests.add(send(get("/api/orders")));
            requests.add(send(get("/api/orders/" + order + "?atLeastVersion=0")));
            requests.add(send(get("/api/orders/" + order + "?version=0")));
            requests.add(send(get("/api/events")));
            requests.add(send(get("/api/processors")));
            requests.add(send(post("/api/processors/order-list/segments/0/split", "")));
        }
        return requests;
    }

    private static List<Answered> answers(List<CompletableFuture<Answered>> requests) {
        List<Answered> answers = requests.stream().map(CompletableFuture::join).toList();
        LOG.info("{}", answers);
        return answers;
    }

    private static HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(node.uri(path)).header("Authorization", TwoNodes.CREDENTIALS);
    }

    private static HttpRequest.Builder post(String path, String body) {
        return get(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body));
    }

    private static CompletableFuture<Answered> send(HttpRequest.Builder request) {
        long begin = System.nanoTime();
        return HTTP.sendAsync(request.timeout(Duration.ofMinutes(2)).build(), BodyHandlers.discarding())
                .thenApply(answer -> new Answered(answer.statusCode(), since(begin)));
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }

    private static void await(Duration atMost, Callable<Boolean> condition) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(50)).until(condition);
    }
}
