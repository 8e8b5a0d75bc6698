package dev.orderflow.domain.model;

import java.util.Set;

/** The versions at which a caller wants a command applied, and at no other. Travels beside a command, in its metadata. */
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
