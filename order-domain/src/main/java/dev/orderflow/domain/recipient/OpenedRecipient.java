package dev.orderflow.domain.recipient;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a recipient: either of the first two, or neither.
 *
 * @param erasedAt when the customer's personal data were erased
 * @param lacksMasterKey whether the key is there, but this node lacks the master key that has wrapped it; another node may have it
 */
public record OpenedRecipient(
        @Nullable PlacedRecipient recipient, @Nullable Instant erasedAt, boolean lacksMasterKey) {

    /** There is no key and no erasure, or the key or the text is damaged, and no node can help it. */
    public static final OpenedRecipient UNREADABLE = new OpenedRecipient(null, null, false);

    public static final OpenedRecipient WITHOUT_MASTER_KEY = new OpenedRecipient(null, null, true);

    public static OpenedRecipient of(PlacedRecipient recipient) {
        return new OpenedRecipient(recipient, null, false);
    }

    public static OpenedRecipient erased(Instant at) {
        return new OpenedRecipient(null, at, false);
    }

    public boolean isReadable() {
        return recipient != null || erasedAt != null;
    }
}
