package dev.orderflow.stock.item;

/**
 * The identifier of a SKU's stock among all aggregates, and the name of the boundary within which it changes. The trigger of
 * {@code V1__awaiting_stock.sql} makes the same name.
 */
public final class StockItemId {

    private StockItemId() {}

    public static String of(String sku) {
        return "stock/" + sku;
    }
}
