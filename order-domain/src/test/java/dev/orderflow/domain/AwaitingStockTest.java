package dev.orderflow.domain;

import static dev.orderflow.domain.Answers.rejected;
import static dev.orderflow.domain.OrderExamples.BOOKS;
import static dev.orderflow.domain.OrderExamples.INK;
import static dev.orderflow.domain.OrderExamples.ORDER;
import static dev.orderflow.domain.OrderExamples.accepted;
import static dev.orderflow.domain.OrderExamples.add;
import static dev.orderflow.domain.OrderExamples.added;
import static dev.orderflow.domain.OrderExamples.cancel;
import static dev.orderflow.domain.OrderExamples.cancelled;
import static dev.orderflow.domain.OrderExamples.confirm;
import static dev.orderflow.domain.OrderExamples.confirmed;
import static dev.orderflow.domain.OrderExamples.money;
import static dev.orderflow.domain.OrderExamples.placed;
import static dev.orderflow.domain.OrderExamples.remove;
import static dev.orderflow.domain.OrderExamples.removed;
import static dev.orderflow.domain.OrderExamples.stockReserved;

import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.event.OrderStockReserved;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.stock.RecordReservedStock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class AwaitingStockTest {

    private static final Object PLACED = awaiting(placed());
    private static final RecordReservedStock RESERVED = new RecordReservedStock(new OrderId(ORDER));

    private final FixtureConfiguration<Order> fixture = new AggregateTestFixture<>(Order.class);

    @Test
    void anOrderThatWaitsIsNotConfirmed() {
        fixture.given(PLACED)
                .when(confirm())
                .expectException(rejected(Refusal.AWAITING_STOCK, OrderStatus.PLACED, 0))
                .expectNoEvents();
    }

    @Test
    void itIsConfirmedOnceItsStockIsReserved() {
        fixture.given(PLACED, stockReserved()).when(confirm()).expectEvents(confirmed());
    }

    @Test
    void itMayBeCancelledAndChangedMeanwhile() {
        fixture.given(PLACED).when(cancel()).expectEvents(cancelled());
        fixture.given(PLACED).when(remove("pen-1")).expectEvents(removed("pen-1", money("39.98 EUR")));
        fixture.given(PLACED).when(add(INK)).expectEvents(added(INK, money("52.18 EUR")));
    }

    @Test
    void itWaitsOnWhenALineIsRemoved() {
        fixture.given(PLACED, removed("pen-1", money("39.98 EUR")))
                .when(confirm())
                .expectException(rejected(Refusal.AWAITING_STOCK, OrderStatus.PLACED, 1));
    }

    @Test
    void anAddedLineCanBeginAnotherWaiting() {
        fixture.given(placed(money("39.98 EUR"), BOOKS), awaiting(added(INK, money("47.18 EUR"))))
                .when(confirm())
                .expectException(rejected(Refusal.AWAITING_STOCK, OrderStatus.PLACED, 1));
    }

    @Test
    void aLineWithoutStockDoesNotBeginOne() {
        fixture.given(PLACED, stockReserved(), added(INK, money("52.18 EUR")))
                .when(confirm())
                .expectEvents(confirmed());
    }

    @Test
    void theReservationIsRecordedForTheVersionThatWasReadAndForNoOther() {
        fixture.given(PLACED)
                .when(RESERVED, expecting(0))
                .expectEvents(stockReserved())
                .expectResultMessagePayload(accepted(1, OrderStatus.PLACED));
        fixture.given(PLACED, awaiting(added(INK, money("52.18 EUR"))))
                .when(RESERVED, expecting(0))
                .expectException(VersionMismatch.class)
                .expectNoEvents();
    }

    @Test
    void nothingIsReservedForAnOrderThatIsCancelled() {
        fixture.given(PLACED, cancelled())
                .when(RESERVED, expecting(1))
                .expectException(rejected(Refusal.ALREADY_CANCELLED, OrderStatus.CANCELLED, 1))
                .expectNoEvents();
    }

    private static Map<String, ?> expecting(long version) {
        return Map.of(ExpectedVersion.KEY, new ExpectedVersion(Set.of(version)));
    }

    private static Object awaiting(Object event) {
        return new GenericEventMessage<>(event, Map.of(OrderStockReserved.AWAITED, List.of("book-1")));
    }
}
