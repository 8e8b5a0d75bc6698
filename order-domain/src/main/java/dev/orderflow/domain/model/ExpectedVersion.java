package dev.orderflow.domain.model;

import java.util.Set;

/**
 * The versions of an order to which a command may be applied. It is sent in the metadata of the command. See
 * docs/decisions/0006-expected-version-travels-beside-the-command.md.
 */
public record ExpectedVersion(Set<Long> versions) {

    /** The key of the command's metadata. */
    public static final String KEY = "expectedVersion";

    public ExpectedVersion {
        versions = Set.copyOf(versions);
    }

    public boolean allows(long version) {
        return versions.contains(version);
    }
}
