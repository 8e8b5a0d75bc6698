package dev.orderflow.credit.limit;

import dev.orderflow.domain.model.CustomerId;

/** Takes the customer's limit away. */
public record RemoveCreditLimit(CustomerId customerId) implements CreditLimitCommand {}
