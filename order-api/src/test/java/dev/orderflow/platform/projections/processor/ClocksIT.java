package dev.orderflow.platform.projections.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.platform.projections.Node;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.tokenstore.AbstractTokenEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** No node's clock decides what lives and what is over: the database's does, and what lies in its future is stale. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClocksIT {

    private static final String LIST = "order-list";
    private static final int SEGMENTS = 8;

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Operator operator = new Operator(sql);
    private ConfigurableApplicationContext node;

    @BeforeAll
    void aNodeWhoseClockIsAnHourBehind() {
        setNodeClock(Clock.offset(Clock.systemUTC(), Duration.ofHours(-1)));
        node = OneNode.start(database);
    }

    @AfterAll
    void theRightTime() {
        node.close();
        setNodeClock(Clock.systemUTC());
    }

    @BeforeEach
    void itWorksOnAllSegments() {
        await(() -> owned(node) == SEGMENTS);
    }

    @Test
    void twoNodesWhoseClocksAreAnHourBehindShareTheWork() {
        try (ConfigurableApplicationContext other = OneNode.start(database)) {
            await(() -> owned(node) == SEGMENTS / 2 && owned(other) == SEGMENTS / 2);
            List<String> owners = owners();
            place(node);
            place(other);
            operator.awaitCaughtUp(LIST);

            Awaitility.await()
                    .during(Duration.ofSeconds(6)) // longer than claims are valid
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> owners().equals(owners) && unclaimed() == 0);
            assertThat(Folds.differences(sql, LIST)).isZero();
        }
    }

    @Test
    void claimsAndHeartbeatsOfTheFutureTakeNothingAway() {
        sql.sql("insert into read_model.nodes values ('ghost', now() + interval '1 hour')")
                .update();
        sql.sql("update read_model.tokens set owner = 'ghost', timestamp = (now() + interval '1 hour')::text")
                .update();

        await(() -> owned(node) == SEGMENTS);
        place(node);
        operator.awaitCaughtUp(LIST);
        assertThat(Folds.differences(sql, LIST)).isZero();
    }

    /** A node that loses a claim waits longer each time, unless the reconciler finds that no batch has just failed. */
    @Test
    void aFailureOfTheFutureKeepsNoSegmentFromBeingClaimed() {
        sql.sql("insert into read_model.failures values (?, 0, 'a deadlock', now() + interval '1 hour')")
                .param(LIST)
                .update();
        for (int loss = 1; loss <= 5; loss++) {
            await(() -> owned(node) == SEGMENTS);
            sql.sql("update read_model.tokens set owner = null where processor = ?")
                    .param(LIST)
                    .update();
        }

        await(() -> owned(node) == SEGMENTS);
    }

    @Test
    void aReplayThatWasRequestedInTheFutureHasNoNegativeSpeed() {
        place(node);
        operator.awaitCaughtUp(LIST);
        operator.pause(LIST);
        operator.beginReplay(LIST);
        sql.sql("""
                        update read_model.tokens
                        set token = (select token from read_model.tokens where processor = :live limit 1)
                        where processor = :rebuild
                        """).param("live", LIST).param("rebuild", LIST + ".rebuild").update();
        sql.sql("update read_model.replays set requested_at = now() + interval '1 hour'")
                .update();

        ProcessorStatus status =
                node.getBean(ProcessorStatuses.class).find(LIST).orElseThrow();

        ProcessorStatus.Replaying replaying = Objects.requireNonNull(status.replaying());
        assertThat(replaying.eventsPerSecond()).isPositive();
        assertThat(replaying.secondsLeft()).isZero();
        sql.sql("update read_model.replays set finished_at = now() where finished_at is null")
                .update();
        operator.resume(LIST);
    }

    private static void setNodeClock(Clock clock) {
        GenericEventMessage.clock = clock;
        AbstractTokenEntry.clock = clock;
    }

    private static void place(ConfigurableApplicationContext node) {
        node.getBean(CommandGateway.class).sendAndWait(TestOrders.place(TestOrders.newId()));
    }

    private long unclaimed() {
        return node.getBean(ProcessorStatuses.class).all().stream()
                .mapToLong(ProcessorStatus::unclaimed)
                .sum();
    }

    private long owned(ConfigurableApplicationContext node) {
        String name = node.getBean(Node.class).name();
        return owners().stream().filter(name::equals).count();
    }

    /** Of the segments of all read models. */
    private List<String> owners() {
        return sql.sql("""
                        select coalesce(owner, '') from read_model.tokens
                        where processor in (select processor from read_model.read_models) order by processor, segment
                        """).query(String.class).list();
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(condition);
    }
}
