package dev.orderflow.platform.projections.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.OneNode;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.platform.testing.TestPostgres;
import dev.orderflow.platform.testing.TestPostgres.Database;
import java.time.Duration;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a replay knows is in rows. */
class ReplayRestartIT {

    private static final String LIST = "order-list";
    private static final int ORDERS = 5_000;

    private final Database database = TestPostgres.newDatabase();
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final Operator operator = new Operator(sql);

    @Test
    void aReplayGoesOnAfterARestartOfTheApplication() {
        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            moreOrdersThanABatchTakes(node.getBean(EventStore.class));
            operator.awaitCaughtUp(LIST);
            letTheNewBuildStopHalfWay();
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> builtRows() > 0);
        }
        long before = operator.position(LIST + ".rebuild");
        assertThat(operator.isReplaying(LIST)).isTrue();
        assertThat(builtRows()).isBetween(1L, ORDERS - 1L);

        sql.sql("drop function read_model_spare.stop_half_way cascade").update();
        try (ConfigurableApplicationContext node = OneNode.start(database)) {
            assertThat(operator.position(LIST + ".rebuild")).isGreaterThanOrEqualTo(before);
            operator.awaitReplay(LIST);

            assertThat(Folds.differences(sql, LIST)).isZero();
            assertThat(node.isRunning()).isTrue();
        }
    }

    /** Batches fail as soon as they come to events of the second half. */
    private void letTheNewBuildStopHalfWay() {
        operator.beginReplay(LIST);
        sql.sql("""
                        create function read_model_spare.stop_half_way() returns trigger language plpgsql as $$
                        begin
                            if (select max(position) > %s from written) then
                                raise exception 'not yet';
                            end if;
                            return null;
                        end $$
                        """.formatted(ORDERS / 2)).update();
        sql.sql("create trigger stop_half_way after insert on read_model_spare.order_list"
                        + " referencing new table as written"
                        + " for each statement execute function read_model_spare.stop_half_way()")
                .update();
    }

    private static void moreOrdersThanABatchTakes(EventStore log) {
        log.publish(Stream.generate(TestOrders::newId)
                .limit(ORDERS)
                .map(id -> new GenericDomainEventMessage<>("Order", id.toString(), 0, TestOrders.placed(id)))
                .toList());
    }

    private long builtRows() {
        return sql.sql("select count(*) from read_model_spare.order_list")
                .query(Long.class)
                .single();
    }
}
