package dev.orderflow.domain.model;

/** One article of an order with its quantity and the agreed price of one piece. */
public record OrderLine(Sku sku, Quantity quantity, UnitPrice unitPrice) {

    public Money total() {
        return unitPrice.money().times(quantity);
    }
}
