package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.reliability.Load.Acknowledged;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A server whose standby has all that it acknowledges ({@code synchronous_standby_names}) or is behind, and two nodes that know both
 * servers by their URL. Nobody restarts the nodes.
 */
class FailOverIT {

    /** The primary was killed, does not move any more, or cannot even be reached, in turn. */
    private static final List<ServerPair.Failure> FAILURES =
            List.of(DurableServer::kill, DurableServer::freeze, DurableServer::disappear);

    /** There and back again, or each failure four times. */
    private static final int FAIL_OVERS = Boolean.getBoolean("thorough") ? 12 : 2;

    private static final Duration WELL_AGAIN = Duration.ofSeconds(20);

    /** No answer for so long tells that a server is frozen. */
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(12);

    /** The events that a standby which is behind has not got. */
    private static final int LOST = 300;

    private static final int CLIENTS = 8;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Logger LOG = LoggerFactory.getLogger(FailOverIT.class);

    @TempDir
    private static Path directory;

    private static ServerPair servers;
    private static List<RunningJar> nodes;

    @BeforeAll
    static void start() throws IOException {
        servers = new ServerPair(directory);
        nodes = RunningJar.start(2, servers.database());
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.forEach(RunningJar::kill);
        servers.close();
    }

    @BeforeEach
    void synchronousReplication() {
        servers.primary().acknowledgeWithTheStandby();
    }

    @Test
    void nothingAcknowledgedIsLostWhenTheStandbyTakesOver() throws IOException {
        Load load = new Load(CLIENTS, nodes);
        try (load) {
            for (int number = 0; number < FAIL_OVERS; number++) {
                int kind = number % FAILURES.size();
                load.awaitMore(100);
                long begin = System.nanoTime();

                servers.failOver(FAILURES.get(kind));

                awaitWell();
                load.awaitMore(1);
                LOG.info("Failure {}: both nodes are well again after {}", kind, since(begin));
                assertThat(since(begin)).isLessThan(kind == 0 ? WELL_AGAIN : WELL_AGAIN.plus(SOCKET_TIMEOUT));
                servers.replaceTheFailed();
                servers.primary().acknowledgeWithTheStandby();
            }
            load.awaitMore(100);
        }
        assertThat(load.refusals()).isEmpty();
        Losses.assertNone(FAIL_OVERS + " fail-overs", load.acknowledged(), servers.sql());
    }

    /** An order that one server alone has could be lost with it. So it is not acknowledged, and its client is told what to do. */
    @Test
    void nothingIsAcknowledgedWhileTheStandbyIsAway() throws Exception {
        Load load = new Load(CLIENTS, nodes);
        try (load) {
            load.awaitMore(50);
            servers.standby().kill();
            int before = load.acknowledged().size();
            long begin = System.nanoTime();

            HttpResponse<String> answer = place(nodes.get(0));

            LOG.info("Without its standby: {} after {}", answer.body(), since(begin));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).contains("/problems/store-unavailable", "it may have been");
            assertThat(since(begin)).isLessThan(WELL_AGAIN);
            assertThat(load.acknowledged())
                    .as("those whose answers were under way at most")
                    .hasSizeLessThanOrEqualTo(before + CLIENTS);
            assertThat(failedCommands(nodes.get(0)))
                    .as("what the alarm CommandsFail looks at")
                    .isPositive();

            servers.standby().restart();
            load.awaitMore(50);
            awaitWell();
        }
        assertThat(load.refusals()).isEmpty();
        Losses.assertNone("A standby that was away", load.acknowledged(), servers.sql());
    }

    /** A standby that is behind loses events that were acknowledged, and their positions are assigned again. Each node has read them. */
    @Test
    void everyNodeNoticesThatTheLogHasGoneBack() throws IOException {
        Losses losses = Losses.of(loseTheEndOfTheLog(), servers.sql());
        LOG.info("A standby that was behind: {}", losses);
        assertThat(losses.lost()).isGreaterThanOrEqualTo(LOST);

        long begin = System.nanoTime();
        Load load = new Load(CLIENTS, nodes);
        try (load) {
            load.awaitMore(2 * LOST); // at the positions of those that are lost, and beyond
            awaitWell();
            LOG.info("Well again after {}", since(begin));
        }
        assertThat(load.refusals()).isEmpty();
        Losses.assertNone("What came after it", load.acknowledged(), servers.sql());
        servers.replaceTheFailed();
    }

    /** What was acknowledged before. When the standby takes over, the nodes have read all of it. */
    private static Collection<Acknowledged> loseTheEndOfTheLog() throws IOException {
        servers.primary().acknowledgeAlone();
        Load load = new Load(CLIENTS, nodes);
        try (load) {
            load.awaitMore(50);
            servers.standby().stopFollowing();
            load.awaitMore(LOST);
        }
        JdbcClient sql = servers.sql();
        ReadModels.names(sql).forEach(new Operator(sql)::awaitCaughtUp);
        servers.failOver(DurableServer::kill);
        return load.acknowledged();
    }

    private static HttpResponse<String> place(RunningJar node) throws IOException, InterruptedException {
        HttpRequest placement = HttpRequest.newBuilder(node.uri("/api/orders"))
                .header("Authorization", Load.CLERK)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Load.PLACEMENT.formatted(UUID.randomUUID())))
                .build();
        return HTTP.send(placement, BodyHandlers.ofString());
    }

    private static double failedCommands(RunningJar node) throws IOException, InterruptedException {
        HttpRequest meters = HttpRequest.newBuilder(node.uri("/actuator/prometheus"))
                .header("Authorization", TwoNodes.CREDENTIALS)
                .build();
        return HTTP.send(meters, BodyHandlers.ofLines())
                .body()
                .filter(line ->
                        line.startsWith("orderflow_commands_seconds_count") && line.contains("outcome=\"failed\""))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void awaitWell() {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> nodes.get(0).isWell() && nodes.get(1).isWell());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofNanos(System.nanoTime() - nanoTime);
    }
}
