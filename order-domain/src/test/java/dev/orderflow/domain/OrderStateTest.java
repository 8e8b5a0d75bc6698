package dev.orderflow.domain;

import static dev.orderflow.domain.OrderExamples.BOOKS;
import static dev.orderflow.domain.OrderExamples.CUSTOMER;
import static dev.orderflow.domain.OrderExamples.INK;
import static dev.orderflow.domain.OrderExamples.ORDER;
import static dev.orderflow.domain.OrderExamples.PENS;
import static dev.orderflow.domain.OrderExamples.added;
import static dev.orderflow.domain.OrderExamples.cancelled;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.delivered;
import static dev.orderflow.domain.OrderExamples.money;
import static dev.orderflow.domain.OrderExamples.oneEventOfEachKind;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.removed;
import static dev.orderflow.domain.OrderExamples.shipped;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderEvent;
import dev.orderflow.domain.event.OrderPlaced;
import dev.orderflow.domain.event.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fold: what each event makes of an order. */
class OrderStateTest {

    @Test
    void placingBeginsAtVersionZero() {
        assertThat(after(placed())).isEqualTo(order(OrderStatus.PLACED, 0, "44.98 EUR", BOOKS, PENS));
    }

    @Test
    void anAddedLineComesLastAndBringsTheNewTotal() {
        assertThat(after(placed(), added(INK, money("52.18 EUR"))))
                .isEqualTo(order(OrderStatus.PLACED, 1, "52.18 EUR", BOOKS, PENS, INK));
    }

    @Test
    void aRemovedLineLeavesTheOthersWhereTheyWere() {
        assertThat(after(placed(), added(INK, money("52.18 EUR")), removed("pen-1", money("47.18 EUR"))))
                .isEqualTo(order(OrderStatus.PLACED, 2, "47.18 EUR", BOOKS, INK));
    }

    @Test
    void confirmingChangesTheStatusAlone() {
        assertThat(after(placed(), confirmed())).isEqualTo(order(OrderStatus.CONFIRMED, 1, "44.98 EUR", BOOKS, PENS));
    }

    @Test
    void aShippedOrderKnowsItsCarrier() {
        assertThat(after(placed(), confirmed(), shipped()))
                .isEqualTo(sent(order(OrderStatus.SHIPPED, 2, "44.98 EUR", BOOKS, PENS)));
    }

    @Test
    void aDeliveredOrderStillKnowsItsCarrier() {
        assertThat(after(placed(), confirmed(), shipped(), delivered()))
                .isEqualTo(sent(order(OrderStatus.DELIVERED, 3, "44.98 EUR", BOOKS, PENS)));
    }

    @Test
    void aCancelledOrderKeepsItsLinesAndTheReason() {
        OrderState cancelled = after(placed(), cancelled());

        assertThat(cancelled.status()).isEqualTo(OrderStatus.CANCELLED);
        assertThat(cancelled.version()).isEqualTo(1);
        assertThat(cancelled.lines()).containsExactly(BOOKS, PENS);
        assertThat(cancelled.total()).isEqualTo(money("44.98 EUR"));
        assertThat(cancelled.cancellationReason()).isEqualTo("bought twice");
        assertThat(cancelled.carrier()).isNull();
        assertThat(cancelled.trackingNumber()).isNull();
    }

    @Test
    void everyEventRaisesTheVersionByOne() {
        List<OrderEvent> events = oneEventOfEachKind();

        assertThat(after(events.toArray(OrderEvent[]::new)).version()).isEqualTo(events.size() - 1);
    }

    @ParameterizedTest
    @MethodSource("eventsThatCannotBeTheFirst")
    void anOrderBeginsWithItsPlacing(OrderEvent event) {
        assertThatIllegalStateException()
                .isThrownBy(() -> OrderState.evolve(null, event))
                .withMessageContaining("must be OrderPlaced");
    }

    @Test
    void anOrderIsPlacedOnlyOnce() {
        OrderState state = after(placed());

        assertThatIllegalStateException()
                .isThrownBy(() -> OrderState.evolve(state, placed()))
                .withMessageContaining("no later one");
    }

    @ParameterizedTest
    @MethodSource("eventsThatCannotBeTheFirst")
    void anEventDoesNotChangeTheStateBeforeIt(OrderEvent event) {
        OrderState before = after(placed());

        assertThat(OrderState.evolve(before, event)).isNotEqualTo(before);
        assertThat(before).isEqualTo(after(placed()));
    }

    static Stream<OrderEvent> eventsThatCannotBeTheFirst() {
        return oneEventOfEachKind().stream().filter(event -> !(event instanceof OrderPlaced));
    }

    @Test
    void theLinesDoNotChangeWithTheListOfTheEvent() {
        List<Line> asRead = new ArrayList<>(List.of(BOOKS, PENS));
        OrderState state = after(new OrderPlaced(ORDER, CUSTOMER, asRead, money("44.98 EUR")));

        asRead.clear();

        assertThat(state.lines()).containsExactly(BOOKS, PENS);
    }

    @Test
    void theLinesOfAStateCanNotBeChanged() {
        List<Line> asRead = new ArrayList<>(List.of(BOOKS, PENS));
        OrderState state = after(new OrderPlaced(ORDER, CUSTOMER, asRead, money("44.98 EUR")));

        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> state.lines().add(INK));
    }

    private static OrderState after(OrderEvent... events) {
        @Nullable OrderState state = null;
        for (OrderEvent event : events) {
            state = OrderState.evolve(state, event);
        }
        return Objects.requireNonNull(state);
    }

    private static OrderState order(OrderStatus status, long version, String total, Line... lines) {
        return new OrderState(ORDER, CUSTOMER, status, version, List.of(lines), money(total), null, null, null, false);
    }

    private static OrderState sent(OrderState order) {
        return new OrderState(
                ORDER,
                CUSTOMER,
                order.status(),
                order.version(),
                order.lines(),
                order.total(),
                "Blue Van",
                "BV 1042",
                null,
                false);
    }
}
