package dev.orderflow.stock.item;

import dev.orderflow.domain.model.ExpectedVersion;
import org.jspecify.annotations.Nullable;

/** The stock is at none of the expected versions. This is a normal answer, so it has no stack trace. */
public final class StockVersionMismatch extends RuntimeException {

    private final ExpectedVersion expected;
    private final @Nullable Long actualVersion;

    StockVersionMismatch(ExpectedVersion expected, @Nullable Long actualVersion) {
        super("The stock is at version " + actualVersion, null, false, false);
        this.expected = expected;
        this.actualVersion = actualVersion;
    }

    public ExpectedVersion expected() {
        return expected;
    }

    /** Null for a SKU that is not kept. */
    public @Nullable Long actualVersion() {
        return actualVersion;
    }
}
