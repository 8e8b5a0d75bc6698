package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;
import java.util.Locale;

/** Every reason for which an order refuses a command. */
public enum Refusal {
    ALREADY_CONFIRMED,
    ALREADY_SHIPPED,
    ALREADY_DELIVERED,
    ALREADY_CANCELLED,
    NOT_CONFIRMED,
    NOT_SHIPPED,
    LINE_EXISTS,
    NO_SUCH_LINE,
    LAST_LINE,
    TOO_MANY_LINES,
    OTHER_CURRENCY;

    /** For an order that has passed the state in which the command would have been accepted. */
    static Refusal already(OrderStatus status) {
        return valueOf("ALREADY_" + status);
    }

    /** The reason as clients read it: {@code already-confirmed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
