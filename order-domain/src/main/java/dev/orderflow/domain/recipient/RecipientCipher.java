package dev.orderflow.domain.recipient;

import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Recipient;
import dev.orderflow.domain.model.SealedRecipient;
import java.util.List;

/** Seals recipients before a command is sent, and opens them while an answer is written. Nothing between the two can. */
public interface RecipientCipher {

    /**
     * The recipient of this order of this customer, as it can be stored.
     *
     * @throws NoKeyForRecipients if nothing can be sealed here
     */
    SealedRecipient seal(Recipient recipient, CustomerId customer, OrderId order);

    /** What is known of each, in the same sequence. An erasure that was committed before the call is always seen, whichever node did it. */
    List<OpenedRecipient> open(List<StoredRecipient> stored);
}
