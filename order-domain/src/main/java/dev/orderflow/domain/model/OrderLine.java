package dev.orderflow.domain.model;

/** One article of an order, in some quantity at the price agreed on. */
public record OrderLine(Sku sku, Quantity quantity, UnitPrice unitPrice) {

    public Money total() {
        return unitPrice.money().times(quantity);
    }
}
