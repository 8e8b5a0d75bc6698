/** The types of events that the stock of a SKU has. */
export const stockEvents = ['StockReceived', 'StockReserved', 'StockReleased', 'StockShipped'];
