package dev.orderflow.stock.http;

/** The SKU has never had a receipt. This is a normal answer, so it has no stack trace. */
final class StockNotKept extends RuntimeException {

    StockNotKept(String sku) {
        super("No stock of %s is kept".formatted(sku), null, false, false);
    }
}
