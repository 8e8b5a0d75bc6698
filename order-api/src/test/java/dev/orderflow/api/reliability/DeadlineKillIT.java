package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Two nodes, of which one is killed while it cancels orders whose deadline has come. Each order that was not confirmed is cancelled once,
 * none is forgotten, and none that was confirmed is cancelled. Two kills in each build, ten with {@code -Pthorough}.
 */
class DeadlineKillIT {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineKillIT.class);

    private static final int KILLS = Boolean.getBoolean("thorough") ? 10 : 2;
    private static final int ORDERS = 12;

    /** Long enough to place a round's orders before the first of them is due. Dead nodes are noticed after six heartbeats. */
    private static final Map<String, String> SETTINGS = Map.of(
            "ORDERFLOW_DEADLINES_CONFIRMATION", "PT6S",
            "ORDERFLOW_DEADLINES_POLLINTERVAL", "PT0.2S",
            "ORDERFLOW_DEADLINES_HEARTBEAT", "PT1S");

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final List<RunningJar> nodes = new ArrayList<>();
    private final Set<UUID> placed = new HashSet<>();
    private final Set<UUID> confirmed = new HashSet<>();

    @AfterEach
    void stop() {
        nodes.forEach(RunningJar::kill);
    }

    @Test
    void eachOrderIsCancelledOnceHoweverManyNodesAreKilledBetweenDueAndDone() throws IOException, SQLException {
        nodes.addAll(RunningJar.start(2, database, SETTINGS));
        int underWay = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            placeAndConfirmSome();
            underWay += killWhileItCancels(kill);
        }

        await(() -> count("select count(*) from deadlines.scheduled_tasks") == 0
                && count("select count(*) from deadlines.confirmations") == 0);

        LOG.info(
                "{} kills, {} deadlines under way on the killed nodes; {} orders placed, {} confirmed in time, {} cancelled",
                KILLS,
                underWay,
                placed.size(),
                confirmed.size(),
                count("select count(*) from event_store.events where type = 'OrderCancelled'"));
        assertThat(placed)
                .allSatisfy(order -> assertThat(events(order))
                        .containsExactly(
                                "OrderPlaced", confirmed.contains(order) ? "OrderConfirmed" : "OrderCancelled"));
        assertThat(confirmed).isNotEmpty().hasSizeLessThan(placed.size());
    }

    private void placeAndConfirmSome() {
        for (int number = 0; number < ORDERS; number++) {
            UUID order = UUID.randomUUID();
            RunningJar node = nodes.get(number % 2);
            assertThat(post(node, "/api/orders", Load.PLACEMENT.formatted(order))
                            .status())
                    .isEqualTo(201);
            placed.add(order);
            // On a machine that is very busy the deadline may have come first.
            if (number % 3 == 0
                    && post(node, "/api/orders/" + order + "/confirm", "{}").status() == 200) {
                confirmed.add(order);
            }
        }
    }

    /** Nothing can be appended for a while, so whoever cancels an order then is between due and done. */
    private int killWhileItCancels(int kill) throws IOException, SQLException {
        int underWay;
        try (Connection lock = database.dataSource().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table event_store.events in share mode");
            RunningJar victim = nodes.get(kill % 2);
            await(() -> underWay(victim) > 0);
            victim.kill();
            underWay = underWay(victim);
            lock.rollback();
            nodes.set(kill % 2, RunningJar.start(1, database, SETTINGS).get(0));
        }
        return underWay;
    }

    private int underWay(RunningJar node) {
        return (int)
                sql
                        .sql("select picked_by from deadlines.scheduled_tasks where picked")
                        .query(String.class)
                        .list()
                        .stream()
                        .filter(node::isCalled)
                        .count();
    }

    private List<String> events(UUID order) {
        return sql.sql("select type from event_store.events where aggregate_id = ? order by sequence_number")
                .param(order.toString())
                .query(String.class)
                .list();
    }

    private long count(String query) {
        return sql.sql(query).query(Long.class).single();
    }

    private static Answer post(RunningJar node, String path, String body) {
        return Answer.to(HttpRequest.newBuilder(node.uri(path))
                .header("Authorization", Load.CLERK)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(20))
                .until(condition);
    }
}
