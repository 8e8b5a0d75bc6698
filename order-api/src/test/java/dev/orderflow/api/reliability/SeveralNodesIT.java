package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.Operator;
import dev.orderflow.testing.TestPostgres;
import dev.orderflow.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nodes share the processors' segments by nothing but the database, and take over what a lost one leaves behind. */
class SeveralNodesIT {

    /** Promised for a node that dies; what gives its claims up is replaced sooner than claims grow too old. */
    private static final Duration TAKE_OVER = Duration.ofSeconds(15);

    private static final Duration CLAIM_TIMEOUT = Duration.ofSeconds(5);

    private static final Logger LOG = LoggerFactory.getLogger(SeveralNodesIT.class);

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private RunningJar first;
    private RunningJar second;

    @BeforeEach
    void twoNodes() throws IOException {
        first = RunningJar.start(database);
        second = RunningJar.start(database);
        await(() -> owned(first) == all() / 2 && owned(second) == all() / 2);
    }

    @AfterEach
    void noNode() {
        first.kill();
        second.kill();
    }

    @Test
    void whatANodeGivesUpIsTakenOverAtOnce() {
        Duration took = timed(() -> {
            second.stop();
            await(() -> owned(first) == all());
        });

        LOG.info("After SIGTERM the segments had another owner in {}", took);
        assertThat(took).isLessThan(CLAIM_TIMEOUT);
    }

    @Test
    void whatAKilledNodeLeavesBehindIsTakenOver() {
        Load load = new Load(2, first::uri);
        Duration took = timed(() -> {
            second.kill();
            await(() -> owned(first) == all());
        });
        load.close();

        LOG.info("After kill -9 the segments had another owner in {}", took);
        assertThat(took).isLessThan(TAKE_OVER);
        assertThatNothingIsLostOrAppliedTwice(load);
    }

    @Test
    void aNodeThatWasFrozenPastItsClaimsDoesNoHarm() throws IOException {
        Load load = new Load(2, first::uri);
        second.freeze();
        await(() -> owned(first) == all());

        second.thaw();

        await(() -> owned(first) == all() / 2 && owned(second) == all() / 2);
        load.close();
        assertThatNothingIsLostOrAppliedTwice(load);
    }

    @Test
    void aReplaySurvivesTheNodeThatWasAskedForIt() throws Exception {
        try (Load load = new Load(2, first::uri)) {
            await(() -> load.acknowledged().size() > 200);
        }
        sql.sql("update read_model.order_list set customer_id = 'somebody else'")
                .update();

        HttpResponse<String> answer = operator(second, "/api/processors/order-list/replay");
        second.kill();

        assertThat(answer.statusCode()).isEqualTo(202);
        new Operator(sql).awaitReplay("order-list");
        assertThat(Folds.differences(sql, "order-list")).isZero();
        assertThat(sql.sql("select count(*) from read_model.order_list where customer_id = 'somebody else'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private void assertThatNothingIsLostOrAppliedTwice(Load load) {
        assertThat(load.acknowledged()).isNotEmpty();
        for (String readModel : List.of("order-list", "order-details")) {
            await(() -> Folds.differences(sql, readModel) == 0);
        }
    }

    private static HttpResponse<String> operator(RunningJar node, String command)
            throws IOException, InterruptedException {
        String credentials =
                Base64.getEncoder().encodeToString("operator:operator".getBytes(StandardCharsets.US_ASCII));
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(node.uri(command))
                                .header("Authorization", "Basic " + credentials)
                                .POST(BodyPublishers.noBody())
                                .build(),
                        BodyHandlers.ofString());
    }

    /** How many segments there are; each has one owner at most. */
    private long all() {
        return sql.sql("select count(*) from read_model.tokens")
                .query(Long.class)
                .single();
    }

    private long owned(RunningJar node) {
        return sql
                .sql("select owner from read_model.tokens where owner is not null")
                .query(String.class)
                .list()
                .stream()
                .filter(node::isCalled)
                .count();
    }

    private static Duration timed(Runnable action) {
        Instant begin = Instant.now();
        action.run();
        return Duration.between(begin, Instant.now());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(45))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
