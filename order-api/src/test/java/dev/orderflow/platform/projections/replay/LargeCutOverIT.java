package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.TestOrders;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The live build of a large table never stands still for long: {@code ./mvnw verify -Pthorough}. */
@EnabledIfSystemProperty(named = "thorough", matches = "true")
class LargeCutOverIT {

    private static final Logger LOG = LoggerFactory.getLogger(LargeCutOverIT.class);
    private static final String LIST = "order-list";
    private static final int ORDERS = Integer.getInteger("thorough.orders", 2_000_000);

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Operator operator = new Operator(sql);

    @Test
    void theLiveBuildStandsStillForThreeSecondsAtMost() {
        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            CommandGateway commands = node.getBean(CommandGateway.class);
            commands.sendAndWait(TestOrders.place(TestOrders.newId()));
            pauseTheOthers();
            copyTheEvent();
            awaitMinutes(() -> operator.position(LIST) >= ORDERS);
            operator.beginReplay(LIST);

            long slowest = 0;
            while (operator.isReplaying(LIST)) {
                long begin = System.nanoTime();
                commands.sendAndWait(TestOrders.place(TestOrders.newId()));
                operator.awaitCaughtUp(LIST);
                slowest = Math.max(slowest, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            }

            LOG.info("The live build of {} rows stood still for {} ms at most", ORDERS, slowest);
            operator.awaitReplay(LIST);
            assertThat(slowest).isLessThan(3_500);
        }
    }

    /** They would need the cores for minutes. */
    private void pauseTheOthers() {
        ReadModels.names(sql).stream().filter(name -> !name.equals(LIST)).forEach(operator::pause);
    }

    private void copyTheEvent() {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number,
                            type, revision, timestamp, payload, metadata)
                        select gen_random_uuid(), aggregate_type, id, 0, type, revision, timestamp,
                            jsonb_set(payload, '{orderId}', to_jsonb(id)), metadata
                        from (select *, gen_random_uuid()::text as id
                              from event_store.events, generate_series(1, ?) as number) as copy
                        """).param(ORDERS).update();
        // So many rows at once: autovacuum would do it later, and readers need a good plan now.
        sql.sql("analyze event_store.events").update();
    }

    /** A read model handles so many events in a minute or two, and in many times that while other tests use the cores. */
    private static void awaitMinutes(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofMinutes(30)).until(condition);
    }
}
