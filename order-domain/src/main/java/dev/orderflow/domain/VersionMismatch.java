package dev.orderflow.domain;

/**
 * The order is at none of the {@link dev.orderflow.domain.model.ExpectedVersion expected versions}. This is a normal answer, so it
 * has no stack trace. See docs/decisions/0006-expected-version-travels-beside-the-command.md.
 */
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
