package dev.orderflow.api.recipient;

import dev.orderflow.domain.model.CustomerId;
import dev.orderflow.domain.model.OrderId;
import dev.orderflow.domain.model.Recipient;
import dev.orderflow.domain.model.SealedRecipient;
import dev.orderflow.domain.recipient.NoKeyForRecipients;
import dev.orderflow.domain.recipient.OpenedRecipient;
import dev.orderflow.domain.recipient.RecipientCipher;
import dev.orderflow.domain.recipient.StoredRecipient;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The cipher, if there is one: an application without it takes no recipients, and can't read those that are stored. */
@Component
public final class Recipients {

    private final ObjectProvider<RecipientCipher> cipher;

    Recipients(ObjectProvider<RecipientCipher> cipher) {
        this.cipher = cipher;
    }

    /**
     * The recipient, as it can be stored.
     *
     * @throws NoKeyForRecipients if nothing can be sealed here
     */
    public SealedRecipient seal(Recipient recipient, CustomerId customer, OrderId order) {
        return cipher.getIfAvailable(() -> {
                    throw new NoKeyForRecipients();
                })
                .seal(recipient, customer, order);
    }

    /** What is known of each, in the same sequence. */
    public List<OpenedRecipient> open(List<StoredRecipient> stored) {
        RecipientCipher available = stored.isEmpty() ? null : cipher.getIfAvailable();
        return available == null
                ? stored.stream().map(none -> OpenedRecipient.UNREADABLE).toList()
                : available.open(stored);
    }
}
