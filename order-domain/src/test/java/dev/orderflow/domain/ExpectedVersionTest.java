package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.Answers.versionMismatch;
import static dev.orderflow.domain.OrderExamples.BOOKS;
import static dev.orderflow.domain.OrderExamples.PENS;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.confirm;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.place;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.remove;
import static dev.orderflow.domain.OrderExamples.ship;
import static dev.orderflow.domain.OrderExamples.shipped;

import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.ExpectedVersion;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller may say at which versions of the order a command is meant, and then it is applied at no other. */
class ExpectedVersionTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void aCommandPassesAtTheVersionThatItExpects() {
        order.given(placed(), confirmed())
                .when(ship(), expecting(1L))
                .expectEvents(shipped())
                .expectResultMessagePayload(accepted(2, OrderStatus.SHIPPED));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 2, -1, Long.MAX_VALUE})
    void aCommandFailsAtAnyOtherVersion(long expected) {
        order.given(placed(), confirmed())
                .when(ship(), expecting(expected))
                .expectException(versionMismatch(1))
                .expectNoEvents();
    }

    @Test
    void anyOfSeveralVersionsWillDo() {
        order.given(placed(), confirmed()).when(ship(), expecting(7L, 1L)).expectEvents(shipped());
    }

    @Test
    void noneOfSeveralVersionsIsAMismatch() {
        order.given(placed(), confirmed())
                .when(ship(), expecting(0L, 2L))
                .expectException(versionMismatch(1))
                .expectNoEvents();
    }

    @Test
    void noVersionAtAllCanNeverMatch() {
        order.given(placed(), confirmed())
                .when(ship(), expecting())
                .expectException(versionMismatch(1))
                .expectNoEvents();
    }

    @Test
    void aCommandThatExpectsNothingPassesAtEveryVersion() {
        order.given(placed(), confirmed()).when(ship()).expectEvents(shipped());
    }

    @Test
    void aMatchingVersionDoesNotSoftenTheRules() {
        order.given(placed())
                .when(remove("ink-1"), expecting(0L))
                .expectException(rejected(Refusal.NO_SUCH_LINE, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    /** A caller with an outdated version has to read the order again before any other answer makes sense. */
    @ParameterizedTest
    @MethodSource("commandsToAnExistingOrder")
    void aMismatchIsToldBeforeAnyRefusal(OrderCommand command) {
        History delivered = History.DELIVERED;

        order.given(delivered.events())
                .when(command, expecting(0L))
                .expectException(versionMismatch(delivered.version()))
                .expectNoEvents();
    }

    @Test
    void anOrderThatDoesNotExistIsNotFoundWhateverIsExpected() {
        order.givenNoPriorActivity()
                .when(confirm(), expecting(0L))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    @Test
    void aNewOrderHasNoVersionThatCouldDiffer() {
        order.givenNoPriorActivity()
                .when(place(BOOKS, PENS), expecting(7L))
                .expectEvents(placed())
                .expectResultMessagePayload(accepted(0, OrderStatus.PLACED));
    }

    static Stream<OrderCommand> commandsToAnExistingOrder() {
        return OrderExamples.oneCommandOfEachKind().stream().filter(command -> !(command instanceof PlaceOrder));
    }

    private static Map<String, ExpectedVersion> expecting(Long... versions) {
        return Map.of(ExpectedVersion.KEY, new ExpectedVersion(Set.of(versions)));
    }
}
