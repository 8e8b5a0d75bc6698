package dev.orderflow.stock.item;

/** A fact about the stock of one SKU. */
public sealed interface StockEvent permits StockReceived, StockReserved, StockReleased, StockShipped {

    String sku();

    int quantity();

    /** Calls the method of the fold for this type of event. */
    void applyTo(StockFold fold);
}
