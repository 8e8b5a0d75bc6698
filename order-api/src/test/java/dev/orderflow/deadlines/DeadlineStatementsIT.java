package dev.orderflow.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.RoundTrips;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.model.OrderId;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** What the deadlines of a batch of events say to the database. Without events in groups, as in {@code RoundTripsIT}, to share its application. */
@FullApplication
@TestPropertySource(properties = "orderflow.event-store.group-writers=0")
@Import(RoundTrips.class)
class DeadlineStatementsIT {

    @Autowired
    private ConfirmationDeadlines handler;

    @Autowired
    private TransactionTemplate transactions;

    private final OrderId one = TestOrders.newId();
    private final OrderId other = TestOrders.newId();

    @Test
    void anOpenOrderCostsTwoStatementsBesidesTheTwoOfItsBatch() {
        assertThat(batch(placed(one))).containsExactly("select", "savepoint", "select", "insert", "commit");
        assertThat(batch(placed(other), placed(TestOrders.newId()))).hasSize(7);
    }

    @Test
    void aConfirmedOrderCostsTwoStatementsBesidesTheOneOfItsBatch() {
        batch(placed(one));

        assertThat(batch(confirmed(one))).containsExactly("delete", "select", "delete", "commit");
    }

    @Test
    void anOrderWithoutADeadlineCostsNoneOfItsOwn() {
        assertThat(batch(confirmed(one), event(other, 1, new OrderCancelled(other.value(), "sold out"))))
                .containsExactly("delete", "commit");
        assertThat(batch(placed(one), confirmed(one))).containsExactly("delete", "commit");
    }

    private List<String> batch(EventMessage<?>... events) {
        return RoundTrips.of(() -> transactions.executeWithoutResult(transaction -> {
            DefaultUnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
            Stream.of(events).forEach(handler::handle);
            work.commit();
        }));
    }

    private static EventMessage<OrderPlaced> placed(OrderId order) {
        return event(order, 0, TestOrders.placed(order));
    }

    private static EventMessage<OrderConfirmed> confirmed(OrderId order) {
        return event(order, 1, new OrderConfirmed(order.value()));
    }

    private static <E extends OrderEvent> EventMessage<E> event(OrderId order, long version, E payload) {
        return new GenericDomainEventMessage<>("Order", order.toString(), version, payload);
    }
}
