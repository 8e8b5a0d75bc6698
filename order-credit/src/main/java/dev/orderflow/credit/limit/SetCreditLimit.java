package dev.orderflow.credit.limit;

import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.Money;

/** Gives the customer a limit, or another one. It may be lower than what is open: then nothing more fits. */
public record SetCreditLimit(CustomerId customerId, Money limit) implements CreditLimitCommand {}
