package dev.orderflow.stock.item;

import org.jspecify.annotations.Nullable;

/** The stock is at none of the expected versions. This is a normal answer, so it has no stack trace. */
public final class StockVersionMismatch extends RuntimeException {

    private final @Nullable Long actualVersion;

    public StockVersionMismatch(@Nullable Long actualVersion) {
        super("The stock is at version " + actualVersion, null, false, false);
        this.actualVersion = actualVersion;
    }

    /** Null for a SKU that is not kept. */
    public @Nullable Long actualVersion() {
        return actualVersion;
    }
}
