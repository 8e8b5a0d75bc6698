package dev.orderflow.api.query;

import dev.orderflow.domain.event.OrderStatus;
import dev.orderflow.domain.model.InvalidValue;
import java.util.Arrays;

/** The state that a client asks for, spelt exactly. Spring would trim it, and would treat an empty one as no filter. */
record StatusFilter(OrderStatus value) {

    /** Called by Spring to convert the parameter. */
    public static StatusFilter of(String text) {
        return Arrays.stream(OrderStatus.values())
                .filter(status -> status.name().equals(text))
                .findFirst()
                .map(StatusFilter::new)
                .orElseThrow(() -> new InvalidValue("must be one of " + Arrays.toString(OrderStatus.values())));
    }
}
