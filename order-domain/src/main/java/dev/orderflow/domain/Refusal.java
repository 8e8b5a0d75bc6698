package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;
import java.util.Locale;

/** Every reason why an order refuses a command. */
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
    OTHER_CURRENCY,
    AWAITING_STOCK;

    /** The reason when the order is already past the state in which the command is allowed. */
    static Refusal already(OrderStatus status) {
        return switch (status) {
            case PLACED -> throw new IllegalArgumentException("An order can't be past its first status, PLACED");
            case CONFIRMED -> ALREADY_CONFIRMED;
            case SHIPPED -> ALREADY_SHIPPED;
            case DELIVERED -> ALREADY_DELIVERED;
            case CANCELLED -> ALREADY_CANCELLED;
        };
    }

    /** The reason as it is sent to clients, such as {@code already-confirmed}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
