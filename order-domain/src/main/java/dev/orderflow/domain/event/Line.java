package dev.orderflow.domain.event;

/**
 * A line of an order, as it was ordered.
 *
 * @param lineTotal for the whole quantity; carried so that no reader has to know how it is computed
 */
public record Line(String sku, int quantity, Amount unitPrice, Amount lineTotal) {}
