package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes on a database of their own, each of which works on half of the segments when a test begins. Those that a test has left
 * alive serve the next test, of whichever class, because to start one takes longer than most tests.
 */
abstract class TwoNodes {

    static final String CREDENTIALS =
            "Basic " + Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));

    private static final Database DATABASE = TestPostgres.newDatabase();
    private static final List<RunningJar> NODES = new ArrayList<>();

    final JdbcClient sql = JdbcClient.create(DATABASE.dataSource());
    final Operator operator = new Operator(sql);
    RunningJar first;
    RunningJar second;

    final HttpClient http = HttpClient.newHttpClient();

    @BeforeEach
    void twoNodes() throws IOException {
        NODES.removeIf(node -> !node.isAlive());
        NODES.addAll(RunningJar.start(2 - NODES.size(), DATABASE));
        first = NODES.get(0);
        second = NODES.get(1);
        await(() -> owned(first) + owned(second) == all() && Math.abs(owned(first) - owned(second)) < 2);
    }

    /** Starts a node in the place of one that is dead. */
    RunningJar restarted(RunningJar dead) throws IOException {
        RunningJar node = RunningJar.start(DATABASE);
        NODES.set(NODES.indexOf(dead), node);
        return node;
    }

    static Database database() {
        return DATABASE;
    }

    /** The rows of orders know their versions, so what is applied twice shows in the sums. */
    void assertThatReadModelsAreThoseOfTheLog() {
        ReadModels.names(sql).forEach(operator::awaitCaughtUp);
        Folds.assertNoDifferences(sql);
    }

    /** Asks a node for what operators may ask of any. */
    void request(RunningJar node, String command) throws IOException {
        assertThat(send(node, "POST", "/api/processors/" + command, "").statusCode())
                .isEqualTo(202);
    }

    /** Throws if the node is dead. */
    HttpResponse<String> send(RunningJar node, String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(node.uri(path))
                .header("Authorization", CREDENTIALS)
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many segments there are; each has one owner at most. A former build, which a replay has left behind, has none. */
    long all() {
        return sql.sql("select count(*) from read_model.tokens where processor not like '%.rebuild'")
                .query(Long.class)
                .single();
    }

    long owned(RunningJar node) {
        return sql
                .sql("select owner from read_model.tokens where owner is not null and processor not like '%.rebuild'")
                .query(String.class)
                .list()
                .stream()
                .filter(node::isCalled)
                .count();
    }

    static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90)) // on a machine whose cores are all busy
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
