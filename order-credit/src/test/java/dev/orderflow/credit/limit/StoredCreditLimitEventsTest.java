package dev.orderflow.credit.limit;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.platform.eventstore.StoredEventsSpecification;
import java.math.BigDecimal;
import java.util.List;

class StoredCreditLimitEventsTest extends StoredEventsSpecification<CreditLimitEvent> {

    StoredCreditLimitEventsTest() {
        super(
                CreditLimitEvent.class,
                CreditLimitEventTypes.registry(),
                List.of(
                        new CreditLimitSet("customer-7", new Amount(new BigDecimal("500.00"), "EUR")),
                        new CreditLimitRemoved("customer-7")));
    }
}
