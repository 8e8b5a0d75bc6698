package dev.orderflow.domain.recipient;

import dev.orderflow.domain.model.Recipient;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a recipient: either of the two, or neither if the text is damaged or this node lacks the master key.
 *
 * @param erasedAt when the customer's personal data were erased
 */
public record OpenedRecipient(
        @Nullable Recipient recipient, @Nullable Instant erasedAt) {

    public static final OpenedRecipient UNREADABLE = new OpenedRecipient(null, null);

    public boolean isReadable() {
        return recipient != null || erasedAt != null;
    }
}
