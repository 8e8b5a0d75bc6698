package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import java.util.UUID;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a credit limit costs: customers without one pay for no statement ({@link RoundTripsIT} counts those). */
@FullApplication
@TestPropertySource(properties = "orderflow.event-store.group-writers=0")
@Import(RoundTrips.class)
class CreditRoundTripsIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private JdbcClient sql;

    private final CustomerId customer = new CustomerId("customer-" + UUID.randomUUID());

    @Test
    void aCustomerWithoutALimitPaysForNoStatement() {
        assertThat(RoundTrips.of(() -> place(TestOrders.newId()))).containsExactly("insert");
    }

    /** The boundary, the positions of the events, the events, the insert. */
    @Test
    void aCustomerWithALimitPaysForThreeReadsAndTheCommit() {
        OrderId order = TestOrders.newId();
        setLimit();
        place(TestOrders.newId()); // from here on this node knows

        assertThat(RoundTrips.of(() -> place(order))).containsExactly("select", "select", "select", "insert", "commit");
        assertThat(RoundTrips.of(() -> commands.sendAndWait(TestOrders.confirm(order))))
                .containsExactly("select", "insert");
    }

    private void place(OrderId order) {
        commands.sendAndWait(
                new PlaceOrder(order, customer, TestOrders.place(order).lines()));
    }

    /** As another node would do it, so that this one does not know. */
    private void setLimit() {
        sql.sql("""
                        insert into event_store.events (event_id, aggregate_type, aggregate_id, sequence_number, type, revision,
                            timestamp, payload, metadata)
                        values (gen_random_uuid(), 'CreditLimit', 'credit-limit/' || :customer, 0, 'CreditLimitSet', '1', now(),
                            jsonb_build_object('customerId', :customer,
                                'limit', jsonb_build_object('amount', '1000.00', 'currency', 'EUR')), '{}')
                        """).param("customer", customer.value()).update();
    }
}
