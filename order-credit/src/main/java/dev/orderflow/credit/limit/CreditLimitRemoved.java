package dev.orderflow.credit.limit;

import org.axonframework.serialization.Revision;

/** The customer has no limit any more. */
@Revision("1")
public record CreditLimitRemoved(String customerId) implements CreditLimitEvent {}
