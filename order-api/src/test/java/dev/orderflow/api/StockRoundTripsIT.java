package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.stock.RecordReservedStock;
import dev.orderflow.stock.item.ReceiveStock;
import dev.orderflow.stock.item.ReceivedQuantity;
import dev.orderflow.stock.item.ReserveStock;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What stock costs: a placement pays for no statement, with kept SKUs or without. */
@FullApplication
@TestPropertySource(properties = "orderflow.event-store.group-writers=0")
@Import(RoundTrips.class)
class StockRoundTripsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    private final OrderId order = TestOrders.newId();
    private final Sku sku = new Sku("sku-" + order);

    /** It would settle the orders itself. */
    @BeforeEach
    void theProcessStandsStill() {
        new Operator(sql).pause("order-stock");
    }

    @AfterEach
    void theProcessRunsAgain() {
        new Operator(sql).resume("order-stock");
    }

    @Test
    void aPlacementPaysForNoStatement() {
        commands.sendAndWait(new ReceiveStock(sku, new ReceivedQuantity(10)));

        assertThat(RoundTrips.of(this::place)).containsExactly("insert");
    }

    /** The boundary, whether the order has changed, the stock, its event and the commit; then the order and its event. */
    @Test
    void aReservationPaysForEachLineAndThenForTheOrder() {
        commands.sendAndWait(new ReceiveStock(sku, new ReceivedQuantity(10)));
        place();

        assertThat(RoundTrips.of(() -> commands.sendAndWait(new ReserveStock(sku, order, 0, 1))))
                .containsExactly("select", "select", "select", "insert", "commit");
        assertThat(RoundTrips.of(() -> commands.sendAndWait(new RecordReservedStock(order))))
                .containsExactly("select", "insert");
    }

    private void place() {
        commands.sendAndWait(new PlaceOrder(
                order,
                new CustomerId("customer-7"),
                new OrderLines(List.of(TestOrders.addLine(order, sku.value()).line()))));
    }
}
