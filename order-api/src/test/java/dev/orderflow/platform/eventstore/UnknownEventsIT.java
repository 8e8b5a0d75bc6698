package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.ReadModels;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.UnknownEvent;
import dev.orderflow.domain.model.OrderId;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a newer version has written, while this one still runs. */
@FullApplication
@TestPropertySource(
        properties = "test.log=of-a-newer-version") // a database of its own: others compare theirs with its fold
class UnknownEventsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    private final OrderId order = TestOrders.newId();
    private final FrozenEvent giftWrapped = new FrozenEvent("OrderGiftWrapped" + UUID.randomUUID(), 1, "{}");

    @Test
    void anOrderRefusesCommandsWhileItsLastEventIsOfAnUnknownType() {
        commands.sendAndWait(TestOrders.place(order));
        giftWrapped.insert(sql, order, 1);

        assertThatThrownBy(() -> commands.sendAndWait(TestOrders.confirm(order)))
                .matches(UnknownEventsIT::isAboutAnUnknownEvent)
                .hasStackTraceContaining(giftWrapped.type());
        assertThat(events(order)).isEqualTo(2);
    }

    @Test
    void anOrderRefusesCommandsWhileAnEventBeforeTheLastIsOfAnUnknownType() {
        commands.sendAndWait(TestOrders.place(order));
        giftWrapped.insert(sql, order, 1);
        FrozenEvent.frozen("OrderConfirmed-1").insert(sql, order, 2);

        assertThatThrownBy(() -> commands.sendAndWait(TestOrders.ship(order)))
                .matches(UnknownEventsIT::isAboutAnUnknownEvent);
    }

    @Test
    void aRevisionThatIsNewerThanOursIsUnknownAsWell() {
        new FrozenEvent("OrderPlaced", 4, FrozenEvent.frozen("OrderPlaced-3").json()).insert(sql, order, 0);

        assertThatThrownBy(() -> commands.sendAndWait(TestOrders.confirm(order)))
                .matches(UnknownEventsIT::isAboutAnUnknownEvent)
                .hasStackTraceContaining("OrderPlaced in revision 4");
    }

    private static boolean isAboutAnUnknownEvent(Throwable failure) {
        return NestedExceptionUtils.getMostSpecificCause(failure) instanceof UnknownEvent;
    }

    @Test
    void theProjectionsPassItOverAndCountIt() {
        commands.sendAndWait(TestOrders.place(order));
        giftWrapped.insert(sql, order, 1);
        giftWrapped.insert(sql, order, 2);
        FrozenEvent.frozen("OrderConfirmed-1").insert(sql, order, 3);

        for (String name : ReadModels.names(sql)) {
            awaitVersion(name, order, 3);
            assertThat(skipped(name)).isEqualTo(Map.of("events", 2L, "wide", 1L));
        }
    }

    /** Neither now nor after the upgrade: the processor goes on, and the replay that is due brings the order. */
    @ForEveryReadModel
    void anOrderWhoseFirstEventIsUnknownStopsNoProjection(String name) {
        giftWrapped.insert(sql, order, 0);
        FrozenEvent.frozen("OrderConfirmed-1").insert(sql, order, 1);
        OrderId next = TestOrders.newId();
        commands.sendAndWait(TestOrders.place(next));

        awaitVersion(name, next, 0);

        assertThat(version(name, order)).isEqualTo(-1);
    }

    @ForEveryReadModel
    void aReplayCountsAnew(String name) {
        giftWrapped.insert(sql, order, 0);
        commands.sendAndWait(TestOrders.place(TestOrders.newId()));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !skipped(name).isEmpty());

        sql.sql("update read_model.skipped_events set events = 7").update();

        new Operator(sql).replay(name);

        assertThat(skipped(name)).isEqualTo(Map.of("events", 1L, "wide", 0L));
    }

    private int events(OrderId order) {
        return sql.sql("select count(*) from event_store.events where aggregate_id = ?")
                .param(order.toString())
                .query(Integer.class)
                .single();
    }

    private void awaitVersion(String name, OrderId order, long version) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> version(name, order) == version);
    }

    /** -1 for an order that is not shown. */
    private long version(String name, OrderId order) {
        return sql.sql("select version from %s where order_id = ?".formatted(ReadModels.tableOfOrders(sql, name)))
                .param(order.value())
                .query(Long.class)
                .optional()
                .orElse(-1L);
    }

    private Map<String, Object> skipped(String name) {
        return sql.sql("""
                        select sum(events)::bigint as events, max(last_position) - min(first_position) as wide
                        from read_model.skipped_events
                        where processor = ? and type = ? and revision = '1' having count(*) > 0
                        """).params(name, giftWrapped.type()).query().listOfRows().stream()
                .findFirst()
                .orElse(Map.of());
    }
}
