package dev.orderflow.stock.http;

import dev.orderflow.stock.item.ReceivedQuantity;

/** A receipt, as a client sends it. */
record ReceiptRequest(ReceivedQuantity quantity) {}
