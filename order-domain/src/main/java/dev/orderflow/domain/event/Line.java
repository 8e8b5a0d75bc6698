package dev.orderflow.domain.event;

/**
 * A line of an order at the time of the event.
 *
 * @param lineTotal for the whole quantity; stored, so that no reader has to know how it is computed
 */
public record Line(String sku, int quantity, Amount unitPrice, Amount lineTotal) {}
