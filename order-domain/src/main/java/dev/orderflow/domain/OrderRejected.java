package dev.orderflow.domain;

import dev.orderflow.domain.event.OrderStatus;

/**
 * The order refuses a command in its current state, and nothing has changed. This is a normal answer, so it has no stack trace. See
 * docs/decisions/0007-refusals-are-exceptions.md.
 */
public final class OrderRejected extends RuntimeException {

    private final Refusal reason;
    private final OrderStatus status;
    private final long version;

    OrderRejected(Refusal reason, OrderState state) {
        super(
                "%s, while %s at version %s".formatted(reason.code(), state.status(), state.version()),
                null,
                false,
                false);
        this.reason = reason;
        this.status = state.status();
        this.version = state.version();
    }

    public Refusal reason() {
        return reason;
    }

    public OrderStatus status() {
        return status;
    }

    public long version() {
        return version;
    }
}
