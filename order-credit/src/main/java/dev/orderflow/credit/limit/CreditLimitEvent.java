package dev.orderflow.credit.limit;

/** A fact about the limit of one customer. */
public sealed interface CreditLimitEvent permits CreditLimitSet, CreditLimitRemoved {

    String customerId();
}
