package dev.orderflow.api.search;

import dev.orderflow.domain.model.InvalidValue;
import dev.orderflow.domain.model.OrderId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How the identifier of an order begins.
 *
 * @param first the first identifier that begins like this
 * @param last the last one
 */
record OrderIdPrefix(UUID first, UUID last) {

    private static final String LOWEST = "00000000-0000-0000-0000-000000000000";

    /** Null if no identifier begins like this. */
    static @Nullable OrderIdPrefix of(String text) {
        if (text.length() > LOWEST.length()) {
            return null;
        }
        try {
            String missing = LOWEST.substring(text.length());
            return new OrderIdPrefix(uuid(text + missing), uuid(text + missing.replace('0', 'f')));
        } catch (InvalidValue e) {
            return null;
        }
    }

    /** Whether the text was a whole identifier. */
    boolean isWhole() {
        return first.equals(last);
    }

    private static UUID uuid(String text) {
        return OrderId.of(text).value();
    }
}
