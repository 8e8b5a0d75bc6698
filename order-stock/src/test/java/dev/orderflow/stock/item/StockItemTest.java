package dev.orderflow.stock.item;

import static org.hamcrest.Matchers.hasProperty;
import static org.hamcrest.Matchers.instanceOf;

import dev.orderflow.domain.DamagedHistory;
import dev.orderflow.domain.model.ExpectedVersion;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Sku;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

/** Ten books have come in. */
class StockItemTest {

    private static final Sku SKU = new Sku("book-1");
    private static final UUID FIRST = UUID.fromString("7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907");
    private static final UUID SECOND = UUID.fromString("0b5e2d0c-7a51-4b9e-9d0e-3f2a6c1d8e47");
    private static final StockReceived TEN = new StockReceived("book-1", 10);

    private final FixtureConfiguration<StockItem> fixture = new AggregateTestFixture<>(StockItem.class);

    @Test
    void theFirstReceiptBeginsTheStock() {
        fixture.givenNoPriorActivity()
                .when(receive(10))
                .expectEvents(TEN)
                .expectResultMessagePayload(new Stock("book-1", 0, 10, 0, Map.of()));
    }

    @Test
    void whatComesInIsAdded() {
        fixture.given(TEN, reserved(FIRST, 4))
                .when(receive(5))
                .expectEvents(new StockReceived("book-1", 5))
                .expectResultMessagePayload(new Stock("book-1", 2, 15, 0, Map.of(FIRST, 4)));
    }

    @Test
    void aReceiptForAnotherVersionIsRefused() {
        fixture.given(TEN)
                .when(receive(5), Map.of(ExpectedVersion.KEY, new ExpectedVersion(Set.of(1L))))
                .expectException(StockVersionMismatch.class)
                .expectNoEvents();
    }

    @Test
    void whatIsThereIsReservedToTheLastPiece() {
        fixture.given(TEN, reserved(FIRST, 4)).when(reserve(SECOND, 6)).expectEvents(reserved(SECOND, 6));
    }

    @Test
    void moreThanIsAvailableIsNotReserved() {
        fixture.given(TEN, reserved(FIRST, 4))
                .when(reserve(SECOND, 7))
                .expectException(OutOfStock.class)
                .expectNoEvents();
    }

    @Test
    void toReserveAgainChangesNothing() {
        fixture.given(TEN, reserved(FIRST, 10)).when(reserve(FIRST, 10)).expectNoEvents();
    }

    @Test
    void whatAnOrderHadBeforeIsPutBackForAnotherQuantity() {
        fixture.given(TEN, reserved(FIRST, 8))
                .when(reserve(FIRST, 10))
                .expectEvents(released(FIRST, 8), reserved(FIRST, 10));
    }

    @Test
    void whatIsReleasedCanBeReservedByOthers() {
        fixture.given(TEN, reserved(FIRST, 10)).when(release(FIRST)).expectEvents(released(FIRST, 10));
        fixture.given(TEN, reserved(FIRST, 10), released(FIRST, 10))
                .when(reserve(SECOND, 10))
                .expectEvents(reserved(SECOND, 10));
    }

    @Test
    void toReleaseOrToShipAgainChangesNothing() {
        fixture.given(TEN, reserved(FIRST, 3), released(FIRST, 3))
                .when(release(FIRST))
                .expectNoEvents();
        fixture.given(TEN, reserved(FIRST, 3), shipped(FIRST, 3))
                .when(ship(FIRST))
                .expectNoEvents();
    }

    @Test
    void whatIsShippedIsNeitherReservedNorOnHand() {
        fixture.given(TEN, reserved(FIRST, 3)).when(ship(FIRST)).expectEvents(shipped(FIRST, 3));
        fixture.given(TEN, reserved(FIRST, 3), shipped(FIRST, 3))
                .when(receive(1))
                .expectResultMessagePayload(new Stock("book-1", 3, 11, 3, Map.of()));
    }

    @Test
    void aSkuThatHasNeverComeInHasNoStock() {
        fixture.givenNoPriorActivity()
                .when(reserve(FIRST, 1))
                .expectException(AggregateNotFoundException.class)
                .expectNoEvents();
    }

    /** The next event would be appended to the stream of that other SKU. */
    @Test
    void nothingIsDecidedOnAReceiptOfAnotherSku() {
        fixture.given(TEN, new StockReceived("book-2", 5))
                .when(receive(1))
                .expectException(hasProperty("cause", instanceOf(DamagedHistory.class)))
                .expectNoEvents();
    }

    private static ReceiveStock receive(int quantity) {
        return new ReceiveStock(SKU, new ReceivedQuantity(quantity));
    }

    private static ReserveStock reserve(UUID order, int quantity) {
        return new ReserveStock(SKU, new OrderId(order), 0, quantity);
    }

    private static ReleaseStock release(UUID order) {
        return new ReleaseStock(SKU, new OrderId(order), 1);
    }

    private static ShipStock ship(UUID order) {
        return new ShipStock(SKU, new OrderId(order), 3);
    }

    private static StockReserved reserved(UUID order, int quantity) {
        return new StockReserved("book-1", order, quantity);
    }

    private static StockReleased released(UUID order, int quantity) {
        return new StockReleased("book-1", order, quantity);
    }

    private static StockShipped shipped(UUID order, int quantity) {
        return new StockShipped("book-1", order, quantity);
    }
}
