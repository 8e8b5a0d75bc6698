package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackingEventProcessor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The read models are functions of the log: whatever happens to a processor, the rows come out the same. */
@FullApplication
class ReadModelsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private CommandGateway commands;

    @Autowired
    private Configuration axon;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void ordersInEveryState() {
        place(TestOrders.newId());
        OrderId changed = place(TestOrders.newId());
        commands.sendAndWait(TestOrders.addLine(changed, "mug_3"));
        commands.sendAndWait(new RemoveOrderLine(changed, new Sku("pen.red")));
        OrderId cancelled = place(TestOrders.newId());
        commands.sendAndWait(new CancelOrder(cancelled, new CancellationReason("Ordered twice")));
        OrderId delivered = place(TestOrders.newId());
        commands.sendAndWait(TestOrders.confirm(delivered));
        commands.sendAndWait(TestOrders.ship(delivered));
        commands.sendAndWait(new DeliverOrder(delivered));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-list", "order-details"})
    void aReplayRebuildsIdenticalRows(String name) {
        TrackingEventProcessor processor = caughtUp(name);
        List<Map<String, Object>> before = rows(name);

        processor.shutDown();
        processor.resetTokens();
        assertThat(rows(name)).isEmpty();
        processor.start();

        caughtUp(name);
        assertThat(rows(name)).isEqualTo(before).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-list", "order-details"})
    void aReplayGoesOnAfterARestartInItsMidst(String name) {
        moreOrdersThanABatchTakes();
        TrackingEventProcessor processor = caughtUp(name);
        List<Map<String, Object>> before = rows(name);

        processor.shutDown();
        processor.resetTokens();
        refuseTheSecondBatch(name);
        processor.start();
        Awaitility.await()
                .atMost(PATIENCE)
                .until(() -> processor.processingStatus().values().stream().anyMatch(EventTrackerStatus::isErrorState));
        processor.shutDown();
        assertThat(rows(name)).hasSizeBetween(1, before.size() - 1);
        assertThat(storedTokenType(name)).endsWith("ReplayToken");
        sql.sql("drop trigger refuse_the_second_batch on " + table(name)).update();
        processor.start();

        caughtUp(name);
        assertThat(rows(name)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-list", "order-details"})
    void handlingTheWholeLogTwiceChangesNothing(String name) {
        TrackingEventProcessor processor = caughtUp(name);
        List<Map<String, Object>> before = rows(name);

        processor.shutDown();
        sql.sql("update read_model.tokens set token = null, token_type = null where processor = ?")
                .param(name)
                .update();
        processor.start();

        caughtUp(name);
        assertThat(rows(name)).isEqualTo(before).isNotEmpty();
    }

    private OrderId place(OrderId order) {
        commands.sendAndWait(TestOrders.place(order));
        return order;
    }

    private TrackingEventProcessor caughtUp(String name) {
        TrackingEventProcessor processor = axon.eventProcessingConfiguration()
                .eventProcessor(name, TrackingEventProcessor.class)
                .orElseThrow();
        long head = sql.sql("select max(position) from event_store.events")
                .query(Long.class)
                .single();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> processor.processingStatus().values().stream().anyMatch(status -> isAt(status, head)));
        return processor;
    }

    private static boolean isAt(EventTrackerStatus status, long head) {
        return !status.isErrorState() && status.getCurrentPosition().orElse(-1) >= head;
    }

    private void moreOrdersThanABatchTakes() {
        axon.eventStore()
                .publish(Stream.generate(TestOrders::newId)
                        .limit(1_500)
                        .map(order ->
                                new GenericDomainEventMessage<>("Order", order.toString(), 0, TestOrders.placed(order)))
                        .toList());
    }

    private void refuseTheSecondBatch(String name) {
        sql.sql("""
                        create or replace function read_model.refuse_the_second_batch() returns trigger language plpgsql as $$
                        begin
                            if exists (select from %s) then raise exception 'one batch is enough'; end if;
                            return null;
                        end $$
                        """.formatted(table(name))).update();
        sql.sql("create trigger refuse_the_second_batch before insert on " + table(name)
                        + " for each statement execute function read_model.refuse_the_second_batch()")
                .update();
    }

    private String storedTokenType(String name) {
        return sql.sql("select token_type from read_model.tokens where processor = ?")
                .param(name)
                .query(String.class)
                .single();
    }

    private List<Map<String, Object>> rows(String name) {
        return sql.sql("select to_jsonb(row)::text as row from " + table(name) + " as row order by order_id")
                .query()
                .listOfRows();
    }

    private static String table(String name) {
        return "read_model." + name.replace('-', '_');
    }
}
