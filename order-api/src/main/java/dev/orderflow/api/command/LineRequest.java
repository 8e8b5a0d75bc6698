package dev.orderflow.api.command;

import dev.orderflow.domain.model.OrderLine;
import dev.orderflow.domain.model.Quantity;
import dev.orderflow.domain.model.Sku;

/** A line, as a client sends it. */
record LineRequest(Sku sku, Quantity quantity, UnitPriceRequest unitPrice) {

    OrderLine toLine() {
        return new OrderLine(sku, quantity, unitPrice.toUnitPrice());
    }
}
