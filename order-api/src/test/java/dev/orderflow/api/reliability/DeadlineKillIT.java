package dev.orderflow.api.reliability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Two nodes, of which one is killed while it cancels orders whose deadline has come. Each order that was not confirmed is cancelled once,
 * none is forgotten, and none that was confirmed is cancelled. One kill in each build, ten with {@code -Pthorough}.
 */
class DeadlineKillIT extends TwoNodes {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineKillIT.class);

    private static final int KILLS = Boolean.getBoolean("thorough") ? 10 : 1;
    private static final int ORDERS = 12;

    private final List<UUID> placed = new ArrayList<>();
    private final Set<UUID> confirmed = new HashSet<>();

    @Test
    void eachOrderIsCancelledOnceHoweverManyNodesAreKilledBetweenDueAndDone() throws IOException, SQLException {
        int underWay = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            twoNodes(); // the one that lives, and a new one
            placeAndConfirmSome();
            underWay += killWhileItCancels(first);
        }

        await(() -> scheduled() == 0 && due() == 0);

        LOG.info(
                "{} kills, {} deadlines under way on the killed nodes; {} orders placed, {} confirmed in time",
                KILLS,
                underWay,
                placed.size(),
                confirmed.size());
        assertThat(placed)
                .allSatisfy(order -> assertThat(events(order))
                        .containsExactly(
                                "OrderPlaced", confirmed.contains(order) ? "OrderConfirmed" : "OrderCancelled"));
    }

    private void placeAndConfirmSome() {
        for (int number = 0; number < ORDERS; number++) {
            UUID order = UUID.randomUUID();
            RunningJar node = number % 2 == 0 ? first : second;
            assertThat(post(node, "/api/orders", Load.PLACEMENT.formatted(order))
                            .status())
                    .isEqualTo(201);
            placed.add(order);
            if (number % 3 == 0) {
                assertThat(post(node, "/api/orders/" + order + "/confirm", "{}").status())
                        .isEqualTo(200);
                confirmed.add(order);
            }
        }
        await(() -> scheduled() == ORDERS - ORDERS / 3);
    }

    /** Nothing can be appended for a while, so whoever cancels an order then is between due and done. */
    private int killWhileItCancels(RunningJar victim) throws SQLException {
        int underWay;
        try (Connection lock = database().dataSource().getConnection();
                Statement statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table event_store.events in share mode");
            letADayPass();
            await(() -> underWay(victim) > 0);
            victim.kill();
            underWay = underWay(victim);
            lock.rollback();
        }
        return underWay;
    }

    /** For these orders. Those that other tests have left open on these nodes are not due yet. */
    private void letADayPass() {
        sql.sql("""
                        update deadlines.scheduled_tasks set execution_time = now()
                        from deadlines.confirmations
                        where task_instance = schedule_id and order_id = any (?)
                        """).param(ids()).update();
    }

    /** How many of these orders have a deadline. */
    private long scheduled() {
        return sql.sql("select count(*) from deadlines.confirmations where order_id = any (?)")
                .param(ids())
                .query(Long.class)
                .single();
    }

    private long due() {
        return sql.sql("select count(*) from deadlines.scheduled_tasks where execution_time <= now()")
                .query(Long.class)
                .single();
    }

    private UUID[] ids() {
        return placed.toArray(UUID[]::new);
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

    private static Answer post(RunningJar node, String path, String body) {
        return Answer.to(HttpRequest.newBuilder(node.uri(path))
                .header("Authorization", Load.CLERK)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }
}
