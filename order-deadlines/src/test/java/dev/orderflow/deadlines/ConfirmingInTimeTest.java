package dev.orderflow.deadlines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.domain.command.AddOrderLine;
import dev.orderflow.domain.command.CancelOrder;
import dev.orderflow.domain.command.ConfirmOrder;
import dev.orderflow.domain.command.OrderCommand;
import dev.orderflow.domain.command.PlaceOrder;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.OrderCancelled;
import dev.orderflow.domain.event.OrderConfirmed;
import dev.orderflow.domain.event.OrderLineAdded;
import dev.orderflow.domain.model.CancellationReason;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.OrderLines;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;
import dev.orderflow.domain.model.UnitPrice;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfirmingInTimeTest {

    private static final UUID ORDER = UUID.fromString("7d8f3a51-90c4-4e0e-8a4b-2f6d1c5be907");
    private static final OrderId ORDER_ID = new OrderId(ORDER);
    private static final OrderCommand PLACE =
            new PlaceOrder(ORDER_ID, new CustomerId("customer-7"), new OrderLines(List.of(line("book-1"))));
    private static final OrderCommand ADD_A_LINE = new AddOrderLine(ORDER_ID, line("pen.red"));
    private static final OrderCommand CONFIRM = new ConfirmOrder(ORDER_ID);
    private static final OrderCommand CANCEL = new CancelOrder(ORDER_ID, new CancellationReason("changed my mind"));

    private static final OrderCancelled NOT_CONFIRMED = new OrderCancelled(ORDER, "not confirmed in time");
    private static final Duration DAY = Duration.ofDays(1);

    private final DeadlineFixture fixture = DeadlineFixture.start(ORDER.toString(), DAY);

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void aPlacedOrderHasADay() {
        fixture.given(PLACE).expectScheduledDeadlineWithName(DeadlineFixture.START.plus(DAY), "confirmation");
    }

    @Test
    void anOrderThatIsNotConfirmedInTimeIsCancelled() {
        fixture.given(PLACE)
                .whenTimeElapses(DAY)
                .expectTriggeredDeadlinesWithName("confirmation")
                .expectEvents(NOT_CONFIRMED)
                .expectNoScheduledDeadlines();
    }

    @Test
    void theCancellationSaysWhoDidItAndBelongsToThePlacement() {
        fixture.given(PLACE)
                .whenTimeElapses(DAY)
                .expectLastEvent(event -> assertThat(event.getMetaData())
                        .containsEntry("actor", "deadline")
                        .containsEntry("correlationId", DeadlineFixture.CORRELATION_ID)
                        .containsKey("causationId"));
    }

    /** An import may leave it empty. The deadline would fail again and again, and the order stay placed for ever. */
    @Test
    void theCancellationOfAPlacementWhoseCorrelationIsNullBelongsToItStill() {
        List<String> placement = new ArrayList<>();
        fixture.givenWithoutCorrelation(PLACE)
                .expectLastEvent(event -> assertThat(event.getMetaData()).containsEntry("correlationId", null))
                .expectLastEvent(event -> placement.add(event.getIdentifier()))
                .whenTimeElapses(DAY)
                .expectEvents(NOT_CONFIRMED)
                .expectLastEvent(
                        event -> assertThat(event.getMetaData()).containsEntry("correlationId", placement.get(0)));
    }

    /** The database would refuse it, and no other order would get a deadline any more. */
    @Test
    void aDeadlineAfterTheYear9999IsNotScheduled() {
        fixture.whenTimeElapses(Duration.ofDays(3_000_000)).given(PLACE).expectNoScheduledDeadlines();
    }

    @Test
    void nothingHappensBeforeTheDeadline() {
        fixture.given(PLACE).whenTimeElapses(DAY.minusMillis(1)).expectEvents();
    }

    @Test
    void aConfirmedOrderHasNoDeadline() {
        fixture.given(PLACE, CONFIRM)
                .expectNoScheduledDeadlines()
                .whenTimeElapses(DAY)
                .expectEvents();
    }

    @Test
    void aCancelledOrderHasNoDeadline() {
        fixture.given(PLACE, CANCEL).expectNoScheduledDeadlines();
    }

    @Test
    void anotherLineDoesNotGiveMoreTime() {
        fixture.given(PLACE)
                .whenTimeElapses(DAY.dividedBy(2))
                .given(ADD_A_LINE)
                .whenTimeElapses(DAY.dividedBy(2))
                .expectEvents(NOT_CONFIRMED);
    }

    @Test
    void aDeadlineThatComesAgainChangesNothing() {
        fixture.given(PLACE).whenTimeElapses(DAY).whenTheDeadlineComesAgain().expectEvents();
    }

    @Test
    void aDeadlineThatComesLateFindsTheOrderConfirmed() {
        fixture.given(PLACE, CONFIRM).whenTheDeadlineComesAgain().expectEvents();
    }

    @Test
    void aConfirmationAtTheLastMomentWins() {
        fixture.given(PLACE).givenInTheMeantime(CONFIRM).whenTimeElapses(DAY).expectEvents(new OrderConfirmed(ORDER));
    }

    @Test
    void aLineAtTheLastMomentDoesNotSaveTheOrder() {
        Amount price = new Amount(new BigDecimal("19.99"), "EUR");
        fixture.given(PLACE)
                .givenInTheMeantime(ADD_A_LINE)
                .whenTimeElapses(DAY)
                .expectEvents(
                        new OrderLineAdded(ORDER, "pen.red", 1, price, new Amount(new BigDecimal("39.98"), "EUR")),
                        NOT_CONFIRMED);
    }

    @Test
    void anOrderThatIsConfirmedWithinTheSameBatchIsNeverScheduled() {
        fixture.givenInOneBatch(PLACE, CONFIRM)
                .expectNoScheduledDeadlines()
                .whenTimeElapses(DAY)
                .expectTriggeredDeadlinesWithName();
    }

    @Test
    void nothingIsScheduledTwiceWhenTheTokenIsPutBack() {
        fixture.given(PLACE)
                .givenThatTheTokenIsPutBack()
                .expectScheduledDeadlineWithName(DeadlineFixture.START.plus(DAY), "confirmation");
    }

    @Test
    void anOrderThatTheLogHasLostIsNoFailure() {
        fixture.whenTheDeadlineComesAgain().expectEvents();
    }

    private static OrderLine line(String sku) {
        Money price = new Money(new BigDecimal("19.99"), Currency.getInstance("EUR"));
        return new OrderLine(new Sku(sku), new Quantity(1), new UnitPrice(price));
    }
}
