package dev.orderflow.api.events;

import java.math.BigDecimal;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code OrderPlaced} 1 → 2: each line carries its total. A product of an exact price and a whole number has the price's
 * decimals, so the total is written with the decimals that the currency had when the order was placed.
 */
final class LineTotals {

    /** An exponent could stand for more digits than there is memory for. */
    private static final Pattern DECIMAL = Pattern.compile("-?\\d+(\\.\\d+)?");

    private LineTotals() {}

    static void add(ObjectNode placed) {
        placed.required("lines").forEach(line -> add((ObjectNode) line, line.required("unitPrice")));
    }

    /** This application writes amounts as strings. A number may have lost decimals, so it is refused. */
    private static void add(ObjectNode line, JsonNode unitPrice) {
        String amount = unitPrice.required("amount").stringValue();
        if (!DECIMAL.matcher(amount).matches()) {
            throw new IllegalArgumentException("An amount is written as digits, and not as " + amount);
        }
        BigDecimal price = new BigDecimal(amount);
        BigDecimal quantity = BigDecimal.valueOf(line.required("quantity").intValue());
        line.putObject("lineTotal")
                .put("amount", price.multiply(quantity).toPlainString())
                .set("currency", unitPrice.required("currency"));
    }
}
