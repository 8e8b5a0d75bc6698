package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Folds;
import dev.orderflow.api.ForEveryReadModel;
import dev.orderflow.api.FullApplication;
import dev.orderflow.api.Operator;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.CommandResult;
import dev.orderflow.domain.command.DeliverOrder;
import dev.orderflow.domain.command.RemoveOrderLine;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rows that earlier releases have left are as good as those of today. */
@FullApplication
class OlderEventsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    private final OrderId placedLongAgo = TestOrders.newId();
    private final OrderId dispatchedLongAgo = TestOrders.newId();

    @BeforeEach
    void rowsOfTheirTime() {
        FrozenEvent.frozen("OrderPlaced-1").insert(sql, placedLongAgo, 0);
        FrozenEvent.frozen("OrderPlaced-1").insert(sql, dispatchedLongAgo, 0);
        FrozenEvent.frozen("OrderConfirmed-1").insert(sql, dispatchedLongAgo, 1);
        FrozenEvent.frozen("OrderDispatched-1").insert(sql, dispatchedLongAgo, 2);
    }

    /** The total of what is left was never stored: 54.98 EUR less the total that the upcaster has given the line. */
    @Test
    void anOrderOfAnOlderShapeTakesCommands() {
        CommandResult answer = commands.sendAndWait(new RemoveOrderLine(placedLongAgo, new Sku("pen.red")));

        assertThat(answer).isEqualTo(new CommandResult(placedLongAgo.value(), 1, OrderStatus.PLACED));
        assertThat(sql.sql("""
                                select payload #>> '{total,amount}' from event_store.events
                                where aggregate_id = ? and type = 'OrderLineRemoved'
                                """)
                        .param(placedLongAgo.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("39.98");
    }

    @Test
    void anOrderWithAnEventOfAnOlderNameTakesCommands() {
        CommandResult answer = commands.sendAndWait(new DeliverOrder(dispatchedLongAgo));

        assertThat(answer).isEqualTo(new CommandResult(dispatchedLongAgo.value(), 3, OrderStatus.DELIVERED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order-list", "order-details"})
    void theReadModelsShowThemAsTheirOwnBeforeAndAfterAReplay(String name) {
        assertTheyAreShown(name);

        new Operator(sql).replay(name);

        assertTheyAreShown(name);
    }

    /** The lines are those of the answer, whatever the events' lines hold. */
    @Test
    void theDetailsKeepTheirOwnShape() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(
                        () -> assertThat(sql.sql(
                                                "select carrier, tracking_number, lines::text from read_model.order_details where order_id = ?")
                                        .param(dispatchedLongAgo.value())
                                        .query()
                                        .listOfRows())
                                .containsExactly(
                                        Map.of(
                                                "carrier",
                                                "Post & Söhne",
                                                "tracking_number",
                                                "RR 123 456 785 DE",
                                                "lines",
                                                "[{\"sku\": \"book-1\", \"quantity\": 2, \"unitPrice\": {\"amount\": \"19.99\", \"currency\": \"EUR\"}}, "
                                                        + "{\"sku\": \"pen.red\", \"quantity\": 10, \"unitPrice\": {\"amount\": \"1.50\", \"currency\": \"EUR\"}}]")));
    }

    private void assertTheyAreShown(String name) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(shown(name, placedLongAgo)).isEqualTo("PLACED 0 54.98 EUR");
            assertThat(shown(name, dispatchedLongAgo)).isEqualTo("SHIPPED 2 54.98 EUR");
            assertThat(Folds.differences(sql, name)).isZero();
        });
    }

    @ForEveryReadModel
    void everyReadModelCountsThemToo(String name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Folds.differences(sql, name)).isZero());
    }

    private String shown(String name, OrderId order) {
        return sql.sql("select concat_ws(' ', status, version, total, currency) from read_model.%s where order_id = ?"
                        .formatted(name.replace('-', '_')))
                .param(order.value())
                .query(String.class)
                .optional()
                .orElse("");
    }
}
