package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The end of a replay, on a node that has a single thread for replays. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CutOverIT {

    private static final String LIST = "order-list";

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Operator operator = new Operator(sql);
    private ConfigurableApplicationContext node;
    private CommandGateway commands;

    @BeforeAll
    void aNodeWithOneThreadForReplays() {
        node = OneNode.start(database, "orderflow.projections.replay-threads=1");
        commands = node.getBean(CommandGateway.class);
    }

    @AfterAll
    void stop() {
        node.close();
    }

    @Test
    void oneThreadIsEnough() {
        place();

        operator.replay(LIST);

        assertThat(Folds.differences(sql, LIST)).isZero();
    }

    @Test
    void theLiveBuildGoesOnWhileWholeTablesAreCompared() {
        place();
        operator.awaitCaughtUp(LIST);
        try (HeldComparisons comparisons = new HeldComparisons(database, 0)) {
            operator.beginReplay(LIST);
            comparisons.awaitOne();

            for (int order = 0; order < 3; order++) {
                place();
                operator.awaitCaughtUp(LIST);
            }

            assertThat(comparisons.areGoingOn()).isTrue();
        }
        operator.awaitReplay(LIST);
        assertThat(Folds.differences(sql, LIST)).isZero();
    }

    @Test
    void whatIsLostDuringTheComparisonOfWholeTablesIsNoticed() {
        OrderId order = place();
        operator.awaitCaughtUp(LIST);
        try (HeldComparisons comparisons = new HeldComparisons(database, 0)) {
            operator.beginReplay(LIST);
            comparisons.awaitOne();
            sql.sql("""
                            create function read_model_spare.forget() returns trigger language plpgsql as
                            'begin return null; end'
                            """).update();
            sql.sql("create trigger forget before insert or update on read_model_spare.order_list"
                            + " for each row execute function read_model_spare.forget()")
                    .update();
            commands.sendAndWait(TestOrders.confirm(order));
        }
        operator.awaitEndOfReplay(LIST);

        assertThat(failureOfTheLastReplay()).isEqualTo("1 rows would be missing, or older than they are.");
        sql.sql("drop function read_model_spare.forget cascade").update();
    }

    /** Rounds with nothing more to judge must not go on for ever. */
    @Test
    void aComparisonOfABuildThatStandsStillIsGivenUpAndBegunAgainLater() {
        place();
        operator.awaitCaughtUp(LIST);
        try (HeldComparisons comparisons = new HeldComparisons(database, 0.5)) {
            operator.beginReplay(LIST);
            comparisons.awaitOne();
            letTheNewBuildFail();
            place();
            operator.awaitCaughtUp(LIST);
            operator.pause(LIST);
            comparisons.letGo();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .during(Duration.ofSeconds(2))
                    .until(() -> !comparisons.areGoingOn());
        }
        assertThat(operator.isReplaying(LIST)).isTrue();
        sql.sql("drop function read_model_spare.hold_up cascade").update();
        operator.resume(LIST);
        operator.awaitReplay(LIST);
        assertThat(Folds.differences(sql, LIST)).isZero();
    }

    @Test
    void theComparisonOfWholeTablesHoldsNoLockOnTheReplay() {
        place();
        operator.awaitCaughtUp(LIST);
        try (HeldComparisons comparisons = new HeldComparisons(database, 0)) {
            operator.beginReplay(LIST);
            comparisons.awaitOne();

            assertThat(sql.sql("select id from read_model.replays where finished_at is null for update skip locked")
                            .query(Long.class)
                            .optional())
                    .isPresent();
            assertThat(comparisons.areGoingOn()).isTrue();
        }
        operator.awaitReplay(LIST);
    }

    @Test
    void aReplayThatIsReplacedDuringTheComparisonIsNotFinishedByIt() {
        place();
        operator.awaitCaughtUp(LIST);
        try (HeldComparisons comparisons = new HeldComparisons(database, 0)) {
            operator.beginReplay(LIST);
            comparisons.awaitOne();
            operator.pause(LIST);
            sql.sql("update read_model.replays set finished_at = now(), failure = 'given up' where finished_at is null")
                    .update();
            comparisons.letGo();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !comparisons.areGoingOn());
        }
        operator.resume(LIST);

        assertThat(failureOfTheLastReplay()).isEqualTo("given up");
        operator.replay(LIST);
    }

    private String failureOfTheLastReplay() {
        return sql.sql("select failure from read_model.replays order by id desc limit 1")
                .query(String.class)
                .single();
    }

    private void letTheNewBuildFail() {
        sql.sql("""
                        create function read_model_spare.hold_up() returns trigger language plpgsql as
                        $$ begin raise exception 'not yet'; end $$
                        """).update();
        sql.sql("create trigger hold_up before insert on read_model_spare.order_list"
                        + " for each statement execute function read_model_spare.hold_up()")
                .update();
    }

    private OrderId place() {
        OrderId order = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(order));
        return order;
    }
}
