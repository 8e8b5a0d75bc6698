package dev.orderflow.domain;

import static dev.orderflow.domain.OrderExamples.BOOKS;
import static dev.orderflow.domain.OrderExamples.PENS;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.lines;
import static dev.orderflow.domain.OrderExamples.money;
import static dev.orderflow.domain.OrderExamples.piece;
import static dev.orderflow.domain.OrderExamples.place;
import static dev.orderflow.domain.OrderExamples.placed;

import dev.orderflow.domain.event.Line;
import dev.orderflow.domain.event.OrderStatus;
import java.util.stream.IntStream;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacingAnOrderTest {

    private final AggregateTestFixture<Order> order = new AggregateTestFixture<>(Order.class);

    @Test
    void anOrderIsPlacedWithItsLinesAndTheirTotal() {
        order.givenNoPriorActivity()
                .when(place(BOOKS, PENS))
                .expectEvents(placed(money("44.98 EUR"), BOOKS, PENS))
                .expectResultMessagePayload(accepted(0, OrderStatus.PLACED));
    }

    @ParameterizedTest
    @CsvSource({"500 JPY, 1500 JPY", "19.99 EUR, 59.97 EUR", "1.234 KWD, 3.702 KWD"})
    void theTotalHasTheDecimalsOfItsCurrency(String price, String total) {
        Line threePieces = new Line("tea-1", 3, money(price), money(total));

        order.givenNoPriorActivity().when(place(threePieces)).expectEvents(placed(money(total), threePieces));
    }

    @ParameterizedTest
    @CsvSource({"500.0 JPY, 500 JPY", "19.990 EUR, 19.99 EUR", "5 EUR, 5.00 EUR", "1.2 KWD, 1.200 KWD"})
    void aPriceIsRecordedWithTheDecimalsOfItsCurrency(String asked, String recorded) {
        order.givenNoPriorActivity()
                .when(place(piece("tea-1", money(asked))))
                .expectEvents(placed(money(recorded), piece("tea-1", money(recorded))));
    }

    @Test
    void anOrderMayHaveAHundredLines() {
        order.givenNoPriorActivity()
                .when(place(lines(100)))
                .expectEvents(placed(money("100.00 EUR"), lines(100)))
                .expectResultMessagePayload(accepted(0, OrderStatus.PLACED));
    }

    @Test
    void theLargestOrderStillHasAnExactTotal() {
        Line[] largest = IntStream.rangeClosed(1, 100)
                .mapToObj(i -> new Line("sku-" + i, 10_000, money("1000000.00 EUR"), money("10000000000.00 EUR")))
                .toArray(Line[]::new);

        order.givenNoPriorActivity().when(place(largest)).expectEvents(placed(money("1000000000000.00 EUR"), largest));
    }

    /** The aggregate does not look; its event has the number 0 again, and no event store takes that twice. */
    @Test
    void anOrderCannotBePlacedTwice() {
        order.given(placed())
                .when(place(BOOKS, PENS))
                .expectException(EventStoreException.class)
                .expectNoEvents();
    }
}
