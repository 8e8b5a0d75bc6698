package dev.orderflow.platform.web.request;

import java.util.List;

/**
 * An application whose requests may have personal data in them contributes a bean of this type: the fingerprint of a request, which is
 * stored beside its key, is then a keyed one, so that nobody can find out from it what was sent by guessing.
 */
@FunctionalInterface
public interface FingerprintSecrets {

    /** The first is used, the others are still understood. They are not in the database, and the same on all nodes. */
    List<byte[]> newestFirst();
}
