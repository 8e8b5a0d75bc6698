package dev.orderflow.platform.eventstore;

import java.math.BigDecimal;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.NumberDeserializers.BigDecimalDeserializer;

/**
 * Refuses decimals such as 1e999999999. Their text is short, but the first addition or output that needs all their digits fills the
 * memory.
 */
final class BoundedDecimals extends BigDecimalDeserializer {

    /** As many digits as Jackson reads when they are written out. */
    private static final int MOST = 1_000;

    @Override
    public BigDecimal deserialize(JsonParser json, DeserializationContext context) {
        BigDecimal value = super.deserialize(json, context);
        if (value != null && Math.abs((long) value.scale()) > MOST) {
            return context.reportInputMismatch(this, "The exponent of a decimal is out of range");
        }
        return value;
    }
}
