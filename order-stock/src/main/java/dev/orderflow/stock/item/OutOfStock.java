package dev.orderflow.stock.item;

/** Fewer pieces are available than an order needs. Nothing was reserved. This is a normal answer, so it has no stack trace. */
public final class OutOfStock extends RuntimeException {

    private final String sku;

    OutOfStock(String sku, long available) {
        super("Of %s only %s are available".formatted(sku, available), null, false, false);
        this.sku = sku;
    }

    public String sku() {
        return sku;
    }
}
