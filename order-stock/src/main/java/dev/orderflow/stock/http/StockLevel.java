package dev.orderflow.stock.http;

import dev.orderflow.stock.item.Stock;

/**
 * How much there is of a SKU, as an answer.
 *
 * @param reserved what is set aside for open orders
 * @param available what is neither shipped nor set aside
 */
record StockLevel(String sku, long onHand, long reserved, long available, long version) {

    static StockLevel of(Stock stock) {
        return new StockLevel(stock.sku(), stock.onHand(), stock.reserved(), stock.available(), stock.version());
    }
}
