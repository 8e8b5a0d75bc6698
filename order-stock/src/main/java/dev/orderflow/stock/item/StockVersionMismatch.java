package dev.orderflow.stock.item;

import dev.orderflow.domain.model.ExpectedVersion;

/** The stock is at none of the expected versions. This is a normal answer, so it has no stack trace. */
public final class StockVersionMismatch extends RuntimeException {

    private final ExpectedVersion expected;
    private final long actualVersion;

    StockVersionMismatch(ExpectedVersion expected, long actualVersion) {
        super("The stock is at version " + actualVersion, null, false, false);
        this.expected = expected;
        this.actualVersion = actualVersion;
    }

    public ExpectedVersion expected() {
        return expected;
    }

    public long actualVersion() {
        return actualVersion;
    }
}
