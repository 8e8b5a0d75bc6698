package dev.orderflow.domain.event;

/** A line of an order, as it was ordered. */
public record Line(String sku, int quantity, Amount unitPrice) {

    public Amount total() {
        return unitPrice.times(quantity);
    }
}
