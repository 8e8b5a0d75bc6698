package dev.orderflow.projections.orderdetails;

import dev.orderflow.domain.event.Amount;
import dev.orderflow.domain.event.Line;

/**
 * A line as the details keep and show it. It is no event's line: those get other shapes over the years, while neither the
 * column nor the answer may change with them.
 */
public record OrderDetailsLine(String sku, int quantity, Amount unitPrice) {

    public static OrderDetailsLine of(Line line) {
        return new OrderDetailsLine(line.sku(), line.quantity(), line.unitPrice());
    }
}
