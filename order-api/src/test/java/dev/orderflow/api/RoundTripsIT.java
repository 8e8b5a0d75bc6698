package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.domain.OrderRejected;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.projections.orderdetails.FindOrder;
import dev.orderflow.projections.orderdetails.FindOrder.OrderDetails;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * What a request says to the database, counted in the thread that serves it: without groups of events, which a thread may append for
 * others.
 */
@FullApplication
@TestPropertySource(properties = "orderflow.event-store.group-writers=0")
@Import(RoundTrips.class)
class RoundTripsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private QueryGateway queries;

    @Autowired
    private EventStore log;

    private final OrderId order = TestOrders.newId();

    @Test
    void placingCostsOneInsert() {
        assertThat(RoundTrips.of(() -> commands.sendAndWait(TestOrders.place(order))))
                .containsExactly("insert");
    }

    @Test
    void aCommandOnAnOrderCostsOneReadAndOneInsert() {
        commands.sendAndWait(TestOrders.place(order));

        assertThat(RoundTrips.of(() -> commands.sendAndWait(TestOrders.confirm(order))))
                .containsExactly("select", "insert");
    }

    @Test
    void aCommandOnAnOrderOfManyEventsCostsNoMore() {
        log.publish(TestOrders.history(order, 250));

        assertThat(RoundTrips.of(() -> commands.sendAndWait(TestOrders.confirm(order))))
                .containsExactly("select", "insert");
    }

    @Test
    void aRefusalCostsOneRead() {
        commands.sendAndWait(TestOrders.place(order));

        assertThat(RoundTrips.of(() -> assertThatExceptionOfType(OrderRejected.class)
                        .isThrownBy(() -> commands.sendAndWait(TestOrders.ship(order)))))
                .containsExactly("select");
    }

    @Test
    void aQueryCostsOneRead() {
        assertThat(RoundTrips.of(() -> queries.query(
                                new FindOrder(order.value()), ResponseTypes.optionalInstanceOf(OrderDetails.class))
                        .join()))
                .containsExactly("select");
    }
}
