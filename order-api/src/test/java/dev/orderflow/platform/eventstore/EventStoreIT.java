package dev.orderflow.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.orderflow.api.FullApplication;
import dev.orderflow.api.TestOrders;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.model.OrderId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@FullApplication
class EventStoreIT {

    @Autowired
    private CommandGateway commands;

    @Autowired
    private EventStore log;

    @Autowired
    private TransactionManager transactions;

    @Autowired
    private JdbcClient sql;

    private final OrderId order = TestOrders.newId();

    @Test
    void aPersonAtPsqlCanReadTheFacts() {
        commands.sendAndWait(TestOrders.place(order));

        assertThat(sql.sql("select payload->>'customerId' from event_store.events where aggregate_id = ?")
                        .param(order.toString())
                        .query(String.class)
                        .single())
                .isEqualTo("customer-7");
    }

    @Test
    void anEventIsStoredUnderItsBusinessNameWithItsOrdersVersion() {
        commands.sendAndWait(TestOrders.place(order));
        commands.sendAndWait(TestOrders.confirm(order));

        assertThat(sql.sql("""
                                select aggregate_type, sequence_number, type, revision
                                from event_store.events where aggregate_id = ? order by position
                                """).param(order.toString()).query().listOfRows())
                .containsExactly(
                        Map.of(
                                "aggregate_type",
                                "Order",
                                "sequence_number",
                                0L,
                                "type",
                                "OrderPlaced",
                                "revision",
                                "3"),
                        Map.of(
                                "aggregate_type",
                                "Order",
                                "sequence_number",
                                1L,
                                "type",
                                "OrderConfirmed",
                                "revision",
                                "1"));
    }

    @Test
    void anEventKnowsItsRequestItsCauseAndItsActor() {
        CommandMessage<?> command = new GenericCommandMessage<>(
                TestOrders.place(order),
                Map.of("correlationId", "request-1", "actor", "clerk", "secret", "stays here"));
        commands.sendAndWait(command);

        assertThat(sql.sql("select causation_id::text, metadata::text from event_store.events where aggregate_id = ?")
                        .param(order.toString())
                        .query()
                        .singleRow())
                .containsEntry("causation_id", command.getIdentifier())
                .containsEntry("metadata", "{\"actor\": \"clerk\", \"correlationId\": \"request-1\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_store.events set revision = '2'",
                "update event_store.events set revision = '2' where false",
                "delete from event_store.events",
                "truncate event_store.events",
            })
    void theSchemaRefusesToChangeFacts(String statement) {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> sql.sql(statement).update())
                .withMessageContaining("Events are facts");
    }

    @Test
    void aCommandThatIsRolledBackLeavesNoEvent() {
        DefaultUnitOfWork<CommandMessage<?>> work =
                DefaultUnitOfWork.startAndGet(new GenericCommandMessage<>(TestOrders.confirm(order)));
        work.attachTransaction(transactions);
        work.onPrepareCommit(unit -> log.publish(placed()));
        work.onPrepareCommit(unit -> {
            throw new IllegalStateException("after the append");
        });

        assertThatThrownBy(work::commit).hasStackTraceContaining("after the append");
        assertThat(log.lastSequenceNumberFor(order.toString())).isEmpty();
    }

    @Test
    void ofTwoEventsForOneVersionOnlyOneIsKept() {
        log.publish(placed(), fact(1, new OrderConfirmed(order.value())));

        assertThatThrownBy(() -> log.publish(fact(1, new OrderCancelled(order.value(), "too late"))))
                .isExactlyInstanceOf(ConcurrencyException.class);
        assertThat(typesStored()).containsExactly("OrderPlaced", "OrderConfirmed");
    }

    @Test
    void anOrderIsPlacedOnlyOnce() {
        commands.sendAndWait(TestOrders.place(order));

        assertThatThrownBy(() -> commands.sendAndWait(TestOrders.place(order)))
                .isExactlyInstanceOf(AggregateStreamCreationException.class);
        assertThat(typesStored()).containsExactly("OrderPlaced");
    }

    @Test
    void timesAreKeptToTheMicrosecond() {
        DomainEventMessage<OrderEvent> fact = placed();
        log.publish(fact);

        assertThat(log.readEvents(order.toString()).next().getTimestamp())
                .isCloseTo(fact.getTimestamp(), within(1, ChronoUnit.MICROS));
    }

    /** The read models of this context fold what is stored here, so a log begins as every order's does. */
    private DomainEventMessage<OrderEvent> placed() {
        return fact(0, TestOrders.placed(order));
    }

    private DomainEventMessage<OrderEvent> fact(long sequenceNumber, OrderEvent event) {
        return new GenericDomainEventMessage<>("Order", order.toString(), sequenceNumber, event);
    }

    private List<String> typesStored() {
        return sql.sql("select type from event_store.events where aggregate_id = ? order by position")
                .param(order.toString())
                .query(String.class)
                .list();
    }
}
