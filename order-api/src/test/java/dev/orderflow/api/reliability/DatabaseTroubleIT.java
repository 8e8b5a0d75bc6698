package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.api.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What happens to databases in the field, while clients of two nodes place orders. Afterwards everything that was acknowledged is
 * there, once, and the nodes are well again by themselves.
 */
class DatabaseTroubleIT {

    private static final Duration FROZEN = Duration.ofSeconds(Boolean.getBoolean("thorough") ? 60 : 5);

    private static final String EVENTS = "alter table event_store.events ";

    private static final Logger LOG = LoggerFactory.getLogger(DatabaseTroubleIT.class);

    @TempDir
    private static Path directory;

    private static SmallDisk disk;
    private static DurableServer server;
    private static JdbcClient sql;
    private static List<RunningJar> nodes;

    private Load load;

    @BeforeAll
    static void start() throws IOException {
        disk = new SmallDisk(directory);
        // Else the write-ahead log alone would fill the disk.
        server = new DurableServer(
                disk.directory().resolve("data"), Map.of("min_wal_size", "32MB", "max_wal_size", "64MB"));
        sql = JdbcClient.create(server.database().dataSource());
        nodes = RunningJar.startPackedAndUnpacked(server.database());
    }

    @AfterAll
    static void stop() throws IOException {
        nodes.forEach(RunningJar::kill);
        server.close();
        disk.close();
    }

    @BeforeEach
    void underLoad() {
        load = new Load(8, nodes);
        load.awaitMore(50);
    }

    @AfterEach
    void allIsWellAgain(TestInfo test) {
        long begin = System.nanoTime();
        load.awaitMore(50);
        await(() -> nodes.get(0).isWell() && nodes.get(1).isWell());
        LOG.info("{}: well again after {}", test.getDisplayName(), Duration.ofNanos(System.nanoTime() - begin));
        load.close();
        assertThat(load.refusals()).isEmpty();
        Losses.assertNone(test.getDisplayName(), load.acknowledged(), sql);
    }

    @Test
    void theServerIsKilledAndComesBack() throws IOException {
        server.kill();
        assertIsUnavailable(post("/api/orders", Load.PLACEMENT.formatted(UUID.randomUUID())));
        assertIsUnavailable(get("/api/orders"));

        server.restart();
        await(() -> get("/api/orders").status() == 200);
    }

    /** First there is no room for rows, and in the end not even for the server's own log, which it does not survive. */
    @Test
    void theDiskIsFull() throws IOException {
        assumeTrue(disk.canBeFilled(), "To mount a small file system is not allowed here");
        disk.fill();
        try {
            await(() -> load.unavailable() > 0);
            String message = "select pg_logical_emit_message(true, 'full', repeat('x', 1000000))";
            assertThatThrownBy(() -> {
                        for (int megabyte = 0; megabyte < 300; megabyte++) {
                            server.superuser().sql(message).query(row -> {});
                        }
                    })
                    .isInstanceOf(DataAccessException.class);
            await(() -> !nodes.get(0).isReady());
        } finally {
            disk.makeRoom();
        }
        if (!server.isAlive()) {
            server.restart();
        }
    }

    @Test
    void othersTakeAllConnections() throws SQLException {
        try (OtherConnections others = new OtherConnections(server)) {
            await(others::haveTakenAll);
            await(() -> !nodes.get(0).isReady() && !nodes.get(1).isReady());
        }
    }

    @Test
    void theServerStandsStillForAWhile() throws IOException {
        long begin = System.nanoTime();
        server.freeze();
        await(() -> !nodes.get(0).isReady() && !nodes.get(1).isReady());
        await(() -> System.nanoTime() - begin > FROZEN.toNanos());
        server.thaw();
    }

    @Test
    void anIndexOfTheLogIsDroppedAndMadeAgain() {
        sql.sql(EVENTS + "drop constraint one_event_per_version").update();
        try {
            load.awaitMore(50);
        } finally {
            sql.sql(EVENTS + "add constraint one_event_per_version unique (aggregate_id, sequence_number)")
                    .update();
        }
    }

    @Test
    void theLogIsRewrittenByVacuumFull() {
        for (int times = 0; times < 3; times++) {
            sql.sql("vacuum full event_store.events").update();
            load.awaitMore(20);
        }
    }

    private static Answer get(String path) {
        return Answer.to(request(path).build());
    }

    private static Answer post(String path, String body) {
        return Answer.to(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(nodes.get(0).uri(path)).header("Authorization", Load.CLERK);
    }

    private static void assertIsUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).contains("\"/problems/store-unavailable\"").doesNotContain("SQL", "Exception");
        assertThat(answer.header("Retry-After")).isNotEmpty();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
