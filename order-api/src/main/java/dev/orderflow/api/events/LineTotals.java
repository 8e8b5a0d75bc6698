package dev.orderflow.api.events;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code OrderPlaced} 1 → 2: each line carries its total. A product of an exact price and a whole number has the price's
 * decimals, so the total is written with the decimals that the currency had when the order was placed.
 */
final class LineTotals {

    private LineTotals() {}

    static void add(ObjectNode placed) {
        placed.required("lines").forEach(line -> add((ObjectNode) line, line.required("unitPrice")));
    }

    /** This application writes amounts as strings. A number may have lost decimals, so it is refused. */
    private static void add(ObjectNode line, JsonNode unitPrice) {
        BigDecimal price = new BigDecimal(unitPrice.required("amount").stringValue());
        BigDecimal quantity = BigDecimal.valueOf(line.required("quantity").intValue());
        line.putObject("lineTotal")
                .put("amount", price.multiply(quantity).toPlainString())
                .set("currency", unitPrice.required("currency"));
    }
}
