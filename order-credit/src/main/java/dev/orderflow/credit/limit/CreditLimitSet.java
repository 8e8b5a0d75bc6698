package dev.orderflow.credit.limit;

import dev.orderflow.domain.event.Amount;
import org.axonframework.serialization.Revision;

/** From here on the open orders of the customer in this currency may not be worth more. */
@Revision("1")
public record CreditLimitSet(String customerId, Amount limit) implements CreditLimitEvent {}
