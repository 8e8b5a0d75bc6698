package dev.orderflow.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.Order;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.platform.eventstore.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.GenericDeadlineMessage;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.ScopeDescriptor;
import org.axonframework.messaging.correlation.MessageOriginProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateScopeDescriptor;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.deadline.DeadlineManagerValidator;
import org.axonframework.test.deadline.StubDeadlineManager;
import org.axonframework.test.matchers.AllFieldsFilter;

/**
 * Given, when, then for the deadline of one order: the real aggregate on a log in memory, Axon's deadline manager for tests, and a clock
 * that stands still until a test moves it. The methods are named as those of Axon's fixtures for aggregates and sagas, which can't test an
 * event handler.
 */
final class DeadlineFixture implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T09:00:00Z");
    static final String CORRELATION_ID = "checkout-7731";

    private final StubDeadlineManager deadlines = new StubDeadlineManager(START);
    private final DeadlineManagerValidator validator =
            new DeadlineManagerValidator(deadlines, AllFieldsFilter.instance());
    private final Schedules schedules = new SchedulesInMemory();
    private final Configuration axon;
    private final DefaultCommandGateway commands;
    private final ConfirmationDeadlines handler;
    private final UnconfirmedOrders orders;
    private final String orderId;
    private final Clock realClock = GenericEventMessage.clock;
    private MetaData metaData = MetaData.with("correlationId", CORRELATION_ID).and("actor", "clerk");

    /** How many events of the order the processor has handled. */
    private int handled;

    /** How many events the order had before the time elapsed. */
    private int given;

    private DeadlineFixture(String orderId, Duration allowed) {
        this.orderId = orderId;
        axon = DefaultConfigurer.defaultConfiguration(false)
                .configureSerializer(
                        configuration -> Jackson3Serializer.builder().build())
                .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
                .configureCorrelationDataProviders(configuration -> List.of(
                        new MessageOriginProvider("causationId", "correlationId"),
                        new SimpleCorrelationDataProvider("actor")))
                .configureAggregate(Order.class)
                .start();
        commands = DefaultCommandGateway.builder().commandBus(axon.commandBus()).build();
        handler = new ConfirmationDeadlines(deadlines, schedules, allowed, Tenants.NONE);
        orders = new UnconfirmedOrders(axon.getComponent(EventStore.class), commands, Tenants.NONE);
    }

    static DeadlineFixture start(String orderId, Duration allowed) {
        DeadlineFixture fixture = new DeadlineFixture(orderId, allowed);
        GenericEventMessage.clock = new ClockOfDeadlines(fixture.deadlines);
        return fixture;
    }

    /** The processor handles the events of each command in a batch of its own. */
    DeadlineFixture given(OrderCommand... sent) {
        List.of(sent).forEach(this::givenInOneBatch);
        return this;
    }

    DeadlineFixture givenWithoutCorrelation(OrderCommand command) {
        metaData = metaData.and("correlationId", null);
        return given(command);
    }

    /** The processor handles the events of all commands in one batch. */
    DeadlineFixture givenInOneBatch(OrderCommand... sent) {
        List.of(sent).forEach(this::send);
        follow();
        return this;
    }

    /** The processor begins again with the first event. */
    DeadlineFixture givenThatTheTokenIsPutBack() {
        handled = 0;
        follow();
        return this;
    }

    /** Somebody sends this at the same time as the deadline cancels the order, and comes first. */
    DeadlineFixture givenInTheMeantime(OrderCommand command) {
        boolean[] isSent = new boolean[1];
        commands.registerDispatchInterceptor(messages -> (index, cancellation) -> {
            if (!isSent[0]
                    && UnconfirmedOrders.ACTOR.equals(cancellation.getMetaData().get("actor"))) {
                isSent[0] = true;
                send(command);
            }
            return cancellation;
        });
        return this;
    }

    DeadlineFixture whenTimeElapses(Duration duration) {
        given = events().size();
        deadlines.advanceTimeBy(duration, this::trigger);
        follow();
        return this;
    }

    DeadlineFixture whenTheDeadlineComesAgain() {
        given = events().size();
        trigger(
                new AggregateScopeDescriptor("Order", (Object) orderId),
                new GenericDeadlineMessage<>(ConfirmationDeadlines.NAME));
        return this;
    }

    DeadlineFixture expectScheduledDeadlineWithName(Instant dueAt, String name) {
        assertThat(deadlines.getScheduledDeadlines()).singleElement().satisfies(deadline -> {
            assertThat(deadline.getScheduleTime()).isEqualTo(dueAt);
            assertThat(deadline.getDeadlineName()).isEqualTo(name);
        });
        return this;
    }

    DeadlineFixture expectNoScheduledDeadlines() {
        validator.assertNoScheduledDeadlines();
        return this;
    }

    DeadlineFixture expectTriggeredDeadlinesWithName(String... names) {
        validator.assertTriggeredDeadlinesWithName(names);
        return this;
    }

    /** Those that came when the time elapsed. */
    DeadlineFixture expectEvents(Object... payloads) {
        assertThat(events().subList(given, events().size()))
                .extracting(DomainEventMessage::getPayload)
                .isEqualTo(List.of(payloads));
        return this;
    }

    DeadlineFixture expectLastEvent(Consumer<DomainEventMessage<?>> expectation) {
        assertThat(events()).last().satisfies(expectation);
        return this;
    }

    private void send(OrderCommand command) {
        commands.sendAndWait(new GenericCommandMessage<>(command, metaData));
    }

    private void follow() {
        List<DomainEventMessage<?>> all = events();
        List<DomainEventMessage<?>> batch = all.subList(handled, all.size());
        handled = all.size();
        UnitOfWork<?> work = DefaultUnitOfWork.startAndGet(null);
        batch.stream().filter(handler::canHandle).forEach(handler::handle);
        work.commit();
    }

    private void trigger(ScopeDescriptor scope, DeadlineMessage<?> deadline) {
        DefaultUnitOfWork.startAndGet(deadline).execute(() -> orders.send(deadline, scope));
    }

    private List<DomainEventMessage<?>> events() {
        List<DomainEventMessage<?>> events = new ArrayList<>();
        axon.eventStore().readEvents(orderId).forEachRemaining(events::add);
        return events;
    }

    @Override
    public void close() {
        GenericEventMessage.clock = realClock;
        axon.shutdown();
    }
}
