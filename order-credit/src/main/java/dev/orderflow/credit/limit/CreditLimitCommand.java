package dev.orderflow.credit.limit;

import dev.orderflow.domain.model.CustomerId;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** A request about the limit of one customer. */
public sealed interface CreditLimitCommand permits SetCreditLimit, RemoveCreditLimit {

    CustomerId customerId();

    @TargetAggregateIdentifier
    default String creditLimitId() {
        return CreditLimitId.of(customerId().value());
    }
}
