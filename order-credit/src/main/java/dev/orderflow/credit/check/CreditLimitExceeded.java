package dev.orderflow.credit.check;

import dev.orderflow.domain.event.Amount;

/**
 * The order would take the customer's open orders over the limit. Nothing was written. This is a normal answer, so it has no stack trace. See
 * docs/decisions/0007-refusals-are-exceptions.md.
 */
public final class CreditLimitExceeded extends RuntimeException {

    private final Amount limit;
    private final Amount open;

    /** @param open what the open orders were worth before */
    CreditLimitExceeded(Amount limit, Amount open) {
        super(
                "More than %s of %s, with %s open".formatted(limit.amount(), limit.currency(), open.amount()),
                null,
                false,
                false);
        this.limit = limit;
        this.open = open;
    }

    public Amount limit() {
        return limit;
    }

    public Amount open() {
        return open;
    }
}
