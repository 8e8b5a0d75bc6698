package dev.orderflow.demo.seed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.Order;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.model.CancellationReason;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.Registration;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Runs against the real aggregate, with a log in memory. */
@ExtendWith(OutputCaptureExtension.class)
class SeedingTest {

    private final Configuration axon = DefaultConfigurer.defaultConfiguration(false)
            .configureSerializer(configuration -> Jackson3Serializer.builder().build())
            .configureEmbeddedEventStore(configuration -> new InMemoryEventStorageEngine())
            .configureAggregate(Order.class)
            .start();

    private final CommandGateway commands = axon.commandGateway();
    private final EventStore log = axon.eventStore();

    @AfterEach
    void shutDown() {
        axon.shutdown();
    }

    /** Not five thousand: a log in memory has no index, so each command searches all of it. */
    @Test
    void theDomainAcceptsEveryCommandOfEveryOrder() {
        assertThat(seed(1_000)).isEqualTo(new Tally(1_000, 1_000, 1_000, 0, commandsOf(0, 1_000)));
    }

    @Test
    void aSecondRunAddsNothing() {
        seed(100);

        assertThat(seed(100)).isEqualTo(new Tally(100, 100, 0, 0, 0));
    }

    @Test
    void aHigherNumberAddsTheDifference() {
        seed(100);

        assertThat(seed(120)).isEqualTo(new Tally(120, 120, 20, 0, commandsOf(100, 120)));
    }

    @Test
    void anOrderThatARunWasCutShortOnIsCompletedByTheNext() {
        InventedOrder order = deliveredOrder();
        order.commands().subList(0, 2).forEach(commands::sendAndWait);

        assertThat(seed(100)).isEqualTo(new Tally(100, 100, 100, 0, commandsOf(0, 100) - 2));
        assertThat(log.lastSequenceNumberFor(order.id().toString()))
                .hasValue(order.commands().size() - 1L);
    }

    @Test
    void anOrderThatSomebodyElseHasCancelledStaysCancelled() {
        InventedOrder order = deliveredOrder();
        commands.sendAndWait(order.commands().get(0));
        commands.sendAndWait(new CancelOrder(order.id(), new CancellationReason("I don't like it")));

        assertThat(seed(100).left()).isOne();
        assertThat(log.lastSequenceNumberFor(order.id().toString())).hasValue(1L);
    }

    @Test
    void aFailureEndsTheRunWithOneLineAndTheNextRunGoesOn(CapturedOutput output) {
        Registration failing = onCommand(50, () -> {
            throw new EventStoreException("The database has gone");
        });

        assertThat(seed(100).done()).isBetween(1, 99);
        assertThat(output)
                .containsOnlyOnce("Seeding ended early, because a command failed: The database has gone")
                .contains("Start again")
                .doesNotContain("\tat ", "Seeded");
        failing.cancel();
        assertThat(seed(100)).extracting(Tally::done, Tally::left).containsExactly(100, 0);
    }

    @Test
    void aRunThatIsStoppedFinishesNoMoreThanTheOrdersUnderWay(CapturedOutput output) {
        Seeding seeding = new Seeding(100, commands, log);
        onCommand(50, seeding::stop);

        seeding.run();

        assertThat(seeding.tally().done()).isBetween(1, 99);
        assertThat(output).contains("Seeding was stopped").doesNotContain("Seeded");
    }

    /** Does something when a command arrives, from the one with this number on. */
    private Registration onCommand(int number, Runnable action) {
        AtomicInteger arrived = new AtomicInteger();
        return axon.commandBus().registerHandlerInterceptor((command, chain) -> {
            if (arrived.incrementAndGet() >= number) {
                action.run();
            }
            return chain.proceed();
        });
    }

    private static InventedOrder deliveredOrder() {
        return IntStream.range(0, 100)
                .mapToObj(InventedOrder::number)
                .filter(order ->
                        order.commands().size() == 4 && order.commands().get(1) instanceof ConfirmOrder)
                .findFirst()
                .orElseThrow();
    }

    private Tally seed(int wanted) {
        Seeding seeding = new Seeding(wanted, commands, log);
        seeding.run();
        return seeding.tally();
    }

    private static int commandsOf(int from, int to) {
        return IntStream.range(from, to)
                .map(n -> InventedOrder.number(n).commands().size())
                .sum();
    }
}
