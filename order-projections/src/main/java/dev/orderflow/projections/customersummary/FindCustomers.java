package dev.orderflow.projections.customersummary;

/** The first customers by their identifiers that begin with a text. The answer is a list of {@link CustomerOrders}. */
public record FindCustomers(String prefix, int limit) {

    /** A customer, and how many orders there are, also cancelled ones. */
    public record CustomerOrders(String customerId, long orders) {}
}
