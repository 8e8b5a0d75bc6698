package dev.orderflow.projections.customersummary;

/** All orders of a customer, summed up; answered by a {@link CustomerSummary}, of nothing for a customer without orders. */
public record FindCustomerSummary(String customerId) {}
