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
import java.util.concurrent.TimeUnit;
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

    /** Longer than the live build may stand still. */
    private static final int COMPARISON_SECONDS = 6;

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
        makeComparisonsOfWholeTablesSlow();
        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isComparing);

        long slowest = 0;
        int placed = 0;
        while (isComparing()) {
            long begin = System.nanoTime();
            place();
            operator.awaitCaughtUp(LIST);
            slowest = Math.max(slowest, System.nanoTime() - begin);
            placed++;
        }

        assertThat(placed).isGreaterThan(1);
        assertThat(TimeUnit.NANOSECONDS.toSeconds(slowest)).isLessThan(3);
        operator.awaitReplay(LIST);
        assertThat(Folds.differences(sql, LIST)).isZero();
    }

    @Test
    void whatIsLostDuringTheComparisonOfWholeTablesIsNoticed() {
        OrderId order = place();
        operator.awaitCaughtUp(LIST);
        makeComparisonsOfWholeTablesSlow();
        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isComparing);
        sql.sql("""
                        create function read_model_spare.forget() returns trigger language plpgsql as
                        'begin return null; end'
                        """).update();
        sql.sql("create trigger forget before insert or update on read_model_spare.order_list"
                        + " for each row execute function read_model_spare.forget()")
                .update();

        commands.sendAndWait(TestOrders.confirm(order));
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !operator.isReplaying(LIST));

        assertThat(sql.sql("select failure from read_model.replays order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("1 rows would be missing, or older than they are.");
        sql.sql("drop function read_model_spare.forget cascade").update();
    }

    /** Rounds with nothing more to judge must not go on for ever. */
    @Test
    void aComparisonOfABuildThatStandsStillIsGivenUpAndBegunAgainLater() {
        place();
        operator.awaitCaughtUp(LIST);
        makeEveryRoundSlow();
        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isComparing);
        letTheNewBuildFail();
        place();
        operator.awaitCaughtUp(LIST);
        operator.pause(LIST);

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .during(Duration.ofSeconds(2))
                .until(() -> !isComparing());

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
        makeComparisonsOfWholeTablesSlow();
        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isComparing);

        assertThat(sql.sql("select id from read_model.replays where finished_at is null for update skip locked")
                        .query(Long.class)
                        .optional())
                .isPresent();
        assertThat(isComparing()).isTrue();
        operator.awaitReplay(LIST);
    }

    @Test
    void aReplayThatIsReplacedDuringTheComparisonIsNotFinishedByIt() {
        place();
        operator.awaitCaughtUp(LIST);
        makeComparisonsOfWholeTablesSlow();
        operator.beginReplay(LIST);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(this::isComparing);
        operator.pause(LIST);
        sql.sql("update read_model.replays set finished_at = now(), failure = 'given up' where finished_at is null")
                .update();

        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !isComparing());
        operator.resume(LIST);

        assertThat(sql.sql("select failure from read_model.replays order by id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("given up");
        operator.replay(LIST);
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

    private void makeComparisonsOfWholeTablesSlow() {
        makeComparisonsSlow("case when after is null then %s else 0 end".formatted(COMPARISON_SECONDS));
    }

    private void makeEveryRoundSlow() {
        makeComparisonsSlow(
                "case when after is null then %s when up_to is null then 0 else 0.5 end".formatted(COMPARISON_SECONDS));
    }

    private void makeComparisonsSlow(String seconds) {
        sql.sql("""
                        do $$ begin
                            if to_regproc('read_model.really_compare_builds') is null then
                                alter function read_model.compare_builds rename to really_compare_builds;
                            end if;
                        end $$
                        """).update();
        sql.sql("""
                        create or replace function read_model.compare_builds(
                            model text, after bigint, up_to bigint,
                            out lost bigint, out unexplained bigint, out differences bigint)
                        language plpgsql as $$
                        begin
                            perform pg_sleep(%s);
                            select found.lost, found.unexplained, found.differences into lost, unexplained, differences
                            from read_model.really_compare_builds(model, after, up_to) as found;
                        end $$
                        """.formatted(seconds)).update();
    }

    private boolean isComparing() {
        return sql.sql("""
                        select exists (select from pg_stat_activity
                            where query like '%compare_builds%' and wait_event = 'PgSleep' and datname = current_database())
                        """).query(Boolean.class).single();
    }
}
