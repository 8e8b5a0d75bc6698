package dev.orderflow.credit.limit;

import static org.hamcrest.Matchers.hasProperty;
import static org.hamcrest.Matchers.instanceOf;

import dev.orderflow.domain.DamagedHistory;
import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;
import java.math.BigDecimal;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;

class CreditLimitTest {

    private static final CustomerId CUSTOMER = new CustomerId("customer-7");
    private static final SetCreditLimit SET_500 = set("500");
    private static final CreditLimitSet IS_500 = isSet("500.00");
    private static final CreditLimitRemoved IS_REMOVED = new CreditLimitRemoved("customer-7");

    private final FixtureConfiguration<CreditLimit> fixture = new AggregateTestFixture<>(CreditLimit.class);

    @Test
    void aCustomerGetsALimit() {
        fixture.givenNoPriorActivity().when(SET_500).expectEvents(IS_500).expectResultMessagePayload(IS_500.limit());
    }

    @Test
    void aLimitMayBeChanged() {
        fixture.given(IS_500).when(set("20")).expectEvents(isSet("20.00"));
    }

    @Test
    void settingTheSameLimitAgainIsNoNews() {
        fixture.given(IS_500).when(SET_500).expectNoEvents().expectResultMessagePayload(IS_500.limit());
    }

    @Test
    void theSameAmountInAnotherCurrencyIsAnotherLimit() {
        fixture.given(IS_500)
                .when(new SetCreditLimit(CUSTOMER, new Money(new BigDecimal("500"), Money.currency("USD"))))
                .expectEvents(new CreditLimitSet("customer-7", new Amount(new BigDecimal("500.00"), "USD")));
    }

    @Test
    void aLimitMayBeRemovedAndSetAgain() {
        fixture.given(IS_500).when(new RemoveCreditLimit(CUSTOMER)).expectEvents(IS_REMOVED);
        fixture.given(IS_500, IS_REMOVED).when(SET_500).expectEvents(IS_500);
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        fixture.givenNoPriorActivity()
                .when(new RemoveCreditLimit(CUSTOMER))
                .expectNoEvents()
                .expectException(NoCreditLimit.class);
        fixture.given(IS_500, IS_REMOVED)
                .when(new RemoveCreditLimit(CUSTOMER))
                .expectNoEvents()
                .expectException(NoCreditLimit.class);
    }

    /** The next event would be appended to the stream of that other customer. */
    @Test
    void nothingIsDecidedOnALimitOfAnotherCustomer() {
        fixture.given(new CreditLimitSet("customer-8", IS_500.limit()))
                .when(set("20"))
                .expectNoEvents()
                .expectException(hasProperty("cause", instanceOf(DamagedHistory.class)));
    }

    private static SetCreditLimit set(String amount) {
        return new SetCreditLimit(CUSTOMER, new Money(new BigDecimal(amount), Money.currency("EUR")));
    }

    private static CreditLimitSet isSet(String amount) {
        return new CreditLimitSet("customer-7", new Amount(new BigDecimal(amount), "EUR"));
    }
}
