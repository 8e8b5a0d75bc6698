package dev.orderflow.stock.item;

/** The stock is at none of the expected versions. This is a normal answer, so it has no stack trace. */
public final class StockVersionMismatch extends RuntimeException {

    private final long actualVersion;

    StockVersionMismatch(long actualVersion) {
        super("The stock is at version " + actualVersion, null, false, false);
        this.actualVersion = actualVersion;
    }

    public long actualVersion() {
        return actualVersion;
    }
}
