package dev.orderflow.domain;

/** The order is not at a version at which the caller wants the command applied. An expected answer, so without a stack trace. */
public final class VersionMismatch extends RuntimeException {

    private final long actualVersion;

    public VersionMismatch(long actualVersion) {
        super("the order is at version " + actualVersion, null, false, false);
        this.actualVersion = actualVersion;
    }

    public long actualVersion() {
        return actualVersion;
    }
}
